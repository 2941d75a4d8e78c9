/**
 * What organisations work with. Names are invented: `names` are Finnish name tails after a place
 * ("Oulun" + "Mielenvire"), `swedishNames` stand before or after a Swedish place name ("{place}s
 * Sinnesro", "Sinnesro i {place}"). `umbrella`: the name of a national organisation with member
 * associations in Finnish, its members' tail, and the Swedish and English names.
 */
export interface OrganisationFieldSource {
  /** How many organisations of the field there are, in relation to the others. */
  readonly weight: number;
  readonly support: readonly string[];
  readonly hobby: readonly string[];
  readonly voluntary: readonly string[];
  /** Share of the listings by category. */
  readonly categories: Readonly<Record<'SUPPORT' | 'HOBBY' | 'VOLUNTARY', number>>;
  readonly names: readonly string[];
  readonly swedishNames: readonly string[];
  readonly umbrella: readonly [string, string, string, string] | null;
  /** Finnish | Swedish | English. */
  readonly purpose: string;
}

const supportFirst = { SUPPORT: 77, HOBBY: 9, VOLUNTARY: 14 };
const hobbyFirst = { SUPPORT: 13, HOBBY: 75, VOLUNTARY: 12 };
const mixed = { SUPPORT: 52, HOBBY: 35, VOLUNTARY: 13 };

export const organisationFields: Readonly<Record<string, OrganisationFieldSource>> = {
  mielenterveys: {
    weight: 9,
    support: ['st_mielenterveys', 'st_ihmissuhteet', 'st_terveys'],
    hobby: ['ht_hyvinvointi', 'ht_kulttuuri'],
    voluntary: ['vt_terveys', 'vt_ystavatoiminta'],
    categories: supportFirst,
    names: [
      'Mielenvire',
      'Mielen Ystävät',
      'Toivontalo',
      'Mielenterveyden Tuki',
      'Kaikumieli',
      'Valonpilkahdus',
      'Mielirauha',
      'Askelkerho',
      'Kokemustupa',
    ],
    swedishNames: [
      'Sinnesro i {place}',
      '{place} vänner för psykisk hälsa',
      'Ljusglimten i {place}',
    ],
    umbrella: [
      'Suomen Mielenvireliitto',
      'Mielenvire',
      'Finlands Sinnesförbund',
      'Finnish Alliance for Mental Vitality',
    ],
    purpose:
      'Tavoitteena on, että mielen hyvinvointi ja mielenterveys kuuluvat kaikille.|Målet är att psykiskt välbefinnande ska höra till alla.|The aim is mental wellbeing for everyone.',
  },
  muisti: {
    weight: 6,
    support: ['st_sairaudet', 'st_terveys'],
    hobby: ['ht_hyvinvointi', 'ht_kulttuuri'],
    voluntary: ['vt_ikaihmiset', 'vt_terveys'],
    categories: supportFirst,
    names: ['Muistituki', 'Muistin Ystävät', 'Muistikaari', 'Muistineuvokki', 'Muistipolku'],
    swedishNames: ['{place} minnesvänner', 'Minnesstigen i {place}'],
    umbrella: [
      'Suomen Muistitukiliitto',
      'Muistituki',
      'Finlands Minnesstödsförbund',
      'Finnish Memory Support Federation',
    ],
    purpose:
      'Yhdistys tukee muistisairaita ja heidän läheisiään.|Föreningen stöder minnessjuka och deras närstående.|The association supports people with memory disorders and their families.',
  },
  potilaat: {
    weight: 10,
    support: ['st_sairaudet', 'st_terveys', 'st_vammaisuus'],
    hobby: ['ht_urheilu', 'ht_hyvinvointi'],
    voluntary: ['vt_terveys', 'vt_ystavatoiminta'],
    categories: supportFirst,
    names: [
      'Sydänväki',
      'Hengityksen Ystävät',
      'Nivelpiiri',
      'Sokeritasapaino',
      'Kilpi-potilaat',
      'Toivon Siipi',
      'Harvinaiset',
      'Munuaispiiri',
      'Iholiitäjät',
      'Reumaväki',
      'Vatsaystävät',
    ],
    swedishNames: ['{place} hjärtvänner', 'Ledkretsen i {place}', '{place} patientkrets'],
    umbrella: [
      'Suomen Sydänväen Liitto',
      'Sydänväki',
      'Finlands Hjärtfolksförbund',
      'Finnish Heart People Federation',
    ],
    purpose:
      'Yhdistys antaa vertaistukea ja tietoa pitkäaikaissairaille ja läheisille.|Föreningen ger kamratstöd och kunskap till långtidssjuka och närstående.|The association gives peer support and information to people with long-term illness and their families.',
  },
  vammaiset: {
    weight: 7,
    support: ['st_vammaisuus', 'st_erilaisuus'],
    hobby: ['ht_urheilu', 'ht_kulttuuri', 'ht_vaikuttaminen'],
    voluntary: ['vt_ystavatoiminta', 'vt_vaikuttaminen'],
    categories: supportFirst,
    names: [
      'Näkökulma',
      'Kuulopiiri',
      'Esteetön Elämä',
      'Kehitysvamma-aktiivit',
      'Liikuntavammaisten Tuki',
      'Rinnalla-yhdistys',
      'Oma Ääni',
    ],
    swedishNames: ['Utan hinder i {place}', '{place} hörselkrets', 'Egen röst i {place}'],
    umbrella: [
      'Suomen Esteettömien Liitto',
      'Esteettömät',
      'Förbundet Utan Hinder i Finland',
      'Finnish Barrier-Free Federation',
    ],
    purpose:
      'Yhdistys edistää vammaisten ihmisten oikeuksia ja osallisuutta.|Föreningen främjar rättigheter och delaktighet för personer med funktionsnedsättning.|The association promotes the rights and inclusion of disabled people.',
  },
  elakelaiset: {
    weight: 11,
    support: ['st_terveys', 'st_digitaidot', 'st_ihmissuhteet'],
    hobby: ['ht_urheilu', 'ht_kulttuuri', 'ht_kadentaidot', 'ht_hyvinvointi'],
    voluntary: ['vt_ikaihmiset', 'vt_digituki', 'vt_ystavatoiminta'],
    categories: mixed,
    names: [
      'Eläkepäivien Ilo',
      'Seniorikaarti',
      'Iloiset Eläkeläiset',
      'Harmaat Hopeat',
      'Eläkkeensaajien Väki',
      'Seniorituvan Väki',
      'Ikäneuvo',
      'Senioripiiri',
      'Vireät Vanhukset',
    ],
    swedishNames: [
      '{place} pensionärsvänner',
      'Silverkretsen i {place}',
      'Glada seniorer i {place}',
    ],
    umbrella: [
      'Suomen Seniorikaartit',
      'Seniorikaarti',
      'Finlands Seniorgarden',
      'Finnish Senior Guards',
    ],
    purpose:
      'Yhdistys järjestää eläkeläisille toimintaa, edunvalvontaa ja yhdessäoloa.|Föreningen ordnar verksamhet, intressebevakning och samvaro för pensionärer.|The association offers pensioners activities, advocacy and company.',
  },
  omaishoito: {
    weight: 5,
    support: ['st_terveys', 'st_sairaudet', 'st_ihmissuhteet'],
    hobby: ['ht_hyvinvointi'],
    voluntary: ['vt_ikaihmiset', 'vt_ystavatoiminta'],
    categories: supportFirst,
    names: ['Omaishoivan Tuki', 'Omaisten Kumppanit', 'Läheisverkko', 'Omaistenhelppi'],
    swedishNames: ['Närståendenätet i {place}', '{place} närståendevårdare'],
    umbrella: [
      'Suomen Omaishoivaliitto',
      'Omaishoiva',
      'Finlands Närståendenät',
      'Finnish Family Care Network',
    ],
    purpose:
      'Yhdistys tukee omaishoitajia ja läheistään auttavia.|Föreningen stöder närståendevårdare och dem som hjälper en anhörig.|The association supports family carers.',
  },
  perheet: {
    weight: 10,
    support: ['st_ihmissuhteet', 'st_talous', 'st_mielenterveys', 'st_opiskelu'],
    hobby: ['ht_kadentaidot', 'ht_kulttuuri', 'ht_urheilu', 'ht_hyvinvointi'],
    voluntary: ['vt_lapset_perheet', 'vt_ruoka_apu'],
    categories: mixed,
    names: [
      'Perhepesä',
      'Lapsiperheiden Ystävät',
      'Leikkitupa',
      'Perheen Tuki',
      'Ensikoti Pesäpuu',
      'Yksinvanhemmat Yhdessä',
      'Monikkopiiri',
      'Kotitupa',
    ],
    swedishNames: ['Familjeboet i {place}', '{place} barnvänner', 'Lekstugan i {place}'],
    umbrella: ['Suomen Perhepesät', 'Perhepesä', 'Finlands Familjebon', 'Finnish Family Nests'],
    purpose:
      'Yhdistys tukee lapsiperheitä arjessa ja muutoksissa.|Föreningen stöder barnfamiljer i vardagen och i förändringar.|The association supports families in daily life and in change.',
  },
  paihteettomyys: {
    weight: 5,
    support: ['st_paihteettomyys', 'st_asuminen', 'st_talous'],
    hobby: ['ht_hyvinvointi', 'ht_kulttuuri'],
    voluntary: ['vt_terveys', 'vt_ruoka_apu'],
    categories: supportFirst,
    names: [
      'Raitis Aamu',
      'Selvin Askelin',
      'Toipujien Tupa',
      'Irti-kilta',
      'Uusi Suunta',
      'Katko ja Toivo',
    ],
    swedishNames: ['Nykter morgon i {place}', '{place} nya riktning'],
    umbrella: [
      'Suomen Selvin Askelin -liitto',
      'Selvin Askelin',
      'Förbundet Nyktra Steg',
      'Sober Steps Finland',
    ],
    purpose:
      'Yhdistys auttaa irti päihteistä ja muista riippuvuuksista.|Föreningen hjälper människor ut ur missbruk och andra beroenden.|The association helps people overcome addictions.',
  },
  tyottomat: {
    weight: 4,
    support: ['st_tyottomyys', 'st_talous', 'st_digitaidot', 'st_asuminen'],
    hobby: ['ht_kadentaidot', 'ht_vaikuttaminen'],
    voluntary: ['vt_ruoka_apu', 'vt_digituki'],
    categories: supportFirst,
    names: ['Työttömien Tupa', 'Työnhakijat', 'Osaajapaja', 'Työtä ja Toimintaa', 'Voimala'],
    swedishNames: ['{place} arbetssökande', 'Kraftverket i {place}'],
    umbrella: [
      'Suomen Työnhakijaliitto',
      'Työnhakijat',
      'Finlands Arbetssökandeförbund',
      'Finnish Jobseekers Federation',
    ],
    purpose:
      'Yhdistys tarjoaa työtä hakeville toimintaa, neuvoja ja edullista ruokaa.|Föreningen erbjuder arbetssökande verksamhet, råd och förmånlig mat.|The association offers jobseekers activities, advice and affordable meals.',
  },
  kotoutuminen: {
    weight: 5,
    support: ['st_kotoutuminen', 'st_erilaisuus', 'st_digitaidot', 'st_tyottomyys'],
    hobby: ['ht_kansainvalisyys', 'ht_kulttuuri', 'ht_urheilu'],
    voluntary: ['vt_kotoutuminen', 'vt_lapset_perheet'],
    categories: supportFirst,
    names: [
      'Monikulttuurikeskus Silta',
      'Maailmantalo',
      'Kotona Suomessa',
      'Sataman Väki',
      'Naisten Siltapiiri',
      'Ystävyyden Kaari',
    ],
    swedishNames: ['Världshuset i {place}', 'Bron i {place}'],
    umbrella: null,
    purpose:
      'Yhdistys tukee kotoutumista ja hyviä väestösuhteita.|Föreningen stöder integration och goda relationer.|The association supports integration and good relations.',
  },
  vahemmistot: {
    weight: 3,
    support: ['st_erilaisuus', 'st_mielenterveys', 'st_ihmissuhteet'],
    hobby: ['ht_vaikuttaminen', 'ht_kulttuuri'],
    voluntary: ['vt_vaikuttaminen', 'vt_ystavatoiminta'],
    categories: supportFirst,
    names: ['Sateenkaaripiiri', 'Moninaiset', 'Kirjava', 'Neurokirjon Ystävät', 'Omana Itsenä'],
    swedishNames: ['Regnbågskretsen i {place}', 'Mångfald i {place}'],
    umbrella: null,
    purpose:
      'Yhdistys edistää yhdenvertaisuutta ja torjuu syrjintää.|Föreningen främjar jämlikhet och motverkar diskriminering.|The association promotes equality and opposes discrimination.',
  },
  asuminen: {
    weight: 3,
    support: ['st_asuminen', 'st_talous'],
    hobby: ['ht_vaikuttaminen', 'ht_luonto'],
    voluntary: ['vt_ruoka_apu', 'vt_ikaihmiset'],
    categories: supportFirst,
    names: ['Asukastupa', 'Kotiaskel', 'Nuorten Kotipolku', 'Asumisen Tuki', 'Kattila'],
    swedishNames: ['Hemsteget i {place}', '{place} boendestöd'],
    umbrella: null,
    purpose:
      'Yhdistys auttaa asumisen pulmissa ja ehkäisee asunnottomuutta.|Föreningen hjälper i boendefrågor och förebygger bostadslöshet.|The association helps with housing and prevents homelessness.',
  },
  talous: {
    weight: 2,
    support: ['st_talous', 'st_digitaidot', 'st_tyottomyys'],
    hobby: ['ht_vaikuttaminen'],
    voluntary: ['vt_ruoka_apu', 'vt_vaikuttaminen'],
    categories: supportFirst,
    names: ['Taloustuki', 'Velkaneuvokki', 'Kukkaronnyörit', 'Arjen Talous'],
    swedishNames: ['Ekonomistöd i {place}'],
    umbrella: null,
    purpose:
      'Yhdistys neuvoo talousasioissa ja auttaa velkaantuneita.|Föreningen ger råd i ekonomi och hjälper skuldsatta.|The association advises on money and helps people in debt.',
  },
  oppiminen: {
    weight: 3,
    support: ['st_opiskelu', 'st_digitaidot', 'st_tyottomyys'],
    hobby: ['ht_digi_teknologia', 'ht_kulttuuri'],
    voluntary: ['vt_lapset_perheet', 'vt_digituki'],
    categories: supportFirst,
    names: ['Oppimisen Ilo', 'Lukitupa', 'Opintopiiri', 'Koulupolku', 'Erilaiset Oppijat'],
    swedishNames: ['Lärglädje i {place}', '{place} läskrets'],
    umbrella: ['Suomen Lukitupaliitto', 'Lukitupa', 'Finlands Läsförbund', 'Finnish Reading Rooms'],
    purpose:
      'Yhdistys auttaa oppimaan ja löytämään oman opintopolun.|Föreningen hjälper människor att lära sig och hitta sin studieväg.|The association helps people learn and find their path.',
  },
  diginuoret: {
    weight: 4,
    support: ['st_digitaidot'],
    hobby: ['ht_digi_teknologia'],
    voluntary: ['vt_digituki'],
    categories: hobbyFirst,
    names: [
      'Pelikilta',
      'Tekniikkatalli',
      'Koodikerho',
      'Lautapelaajat Nappula',
      'Radiokerho Kide',
      'Roolipelaajat Noppa',
    ],
    swedishNames: ['{place} spelgille', 'Teknikstallet i {place}'],
    umbrella: null,
    purpose:
      'Yhdistys edistää pelaamista ja tekniikan harrastamista.|Föreningen främjar spel och teknik som hobby.|The association promotes games and technology as hobbies.',
  },
  kulttuuri: {
    weight: 12,
    support: ['st_mielenterveys', 'st_erilaisuus'],
    hobby: ['ht_kulttuuri', 'ht_kadentaidot'],
    voluntary: ['vt_kulttuuri'],
    categories: hobbyFirst,
    names: [
      'Nuorisoseura Kipinä',
      'Työväen Näyttämöväki',
      'Kuorolaiset',
      'Kotiseutuyhdistys Juuret',
      'Taidekilta',
      'Pelimannit Polkka',
      'Kirjapiiri Kansi',
      'Kesäteatteriyhdistys',
      'Mieslaulajat Kaiku',
      'Kulttuurikellari',
      'Lausujat',
      'Kansantanssijat Katrilli',
    ],
    swedishNames: [
      '{place} sångarvänner',
      'Ungdomsföreningen Gnistan i {place}',
      'Spelmanslaget i {place}',
      '{place} hembygdskrets',
    ],
    umbrella: [
      'Suomen Kipinäseurat',
      'Kipinäseura',
      'Finlands Gnistföreningar',
      'Finnish Spark Societies',
    ],
    purpose:
      'Yhdistys tuo taiteen ja kulttuurin lähelle.|Föreningen för konst och kultur nära människor.|The association brings art and culture close to people.',
  },
  kadentaidot: {
    weight: 7,
    support: ['st_ihmissuhteet'],
    hobby: ['ht_kadentaidot', 'ht_hyvinvointi', 'ht_kulttuuri'],
    voluntary: ['vt_kulttuuri', 'vt_ikaihmiset'],
    categories: hobbyFirst,
    names: [
      'Käsityökilta Vyyhti',
      'Taitotupa',
      'Neulojat Kerä',
      'Puukonpitäjät',
      'Kankurit Sukkula',
      'Emäntäseura',
      'Kotitalousnaiset',
    ],
    swedishNames: ['{place} slöjdgille', 'Vävstugan i {place}', 'Husmodersringen i {place}'],
    umbrella: ['Suomen Taitotuvat', 'Taitotupa', 'Finlands Slöjdstugor', 'Finnish Craft Rooms'],
    purpose:
      'Yhdistys vaalii kädentaitoja ja opettaa niitä uusille tekijöille.|Föreningen vårdar hantverk och lär ut det till nya.|The association keeps crafts alive and teaches them.',
  },
  urheilu: {
    weight: 17,
    support: ['st_terveys', 'st_vammaisuus'],
    hobby: ['ht_urheilu', 'ht_hyvinvointi'],
    voluntary: ['vt_urheilu'],
    categories: hobbyFirst,
    names: [
      'Kisakarhut',
      'Reipas-Veikot',
      'Pallo-Haukat',
      'Hiihtäjät Sukka',
      'Uimarit Ulappa',
      'Voimistelijat Silta',
      'Suunnistajat Rasti',
      'Liikkujat',
      'Luistelijat Piruetti',
      'Salamat Ukko',
      'Judoseura Obi',
      'Pyöräilijät Pinna',
      'Kunto ja Riemu',
      'Pesis-Pojat',
    ],
    swedishNames: [
      'IF Björnen i {place}',
      '{place} idrottsvänner',
      'Simsällskapet i {place}',
      '{place} orienterare',
      'Bollklubben Höken i {place}',
    ],
    umbrella: [
      'Suomen Liikuntariemu',
      'Liikuntariemu',
      'Finlands Rörelseglädje',
      'Joy of Movement Finland',
    ],
    purpose:
      'Seura liikuttaa kaikenikäisiä ja järjestää kilpailuja.|Föreningen får människor i alla åldrar att röra på sig och ordnar tävlingar.|The club gets people of all ages moving and holds competitions.',
  },
  luonto: {
    weight: 8,
    support: ['st_terveys'],
    hobby: ['ht_luonto', 'ht_hyvinvointi'],
    voluntary: ['vt_luonto'],
    categories: hobbyFirst,
    names: [
      'Luonnonystävät Lumme',
      'Lintukerho Kuikka',
      'Puutarhaväki',
      'Metsästysseura Erä',
      'Koiraväki Rekku',
      'Sieniseura',
      'Melojat Airo',
      'Nuotiopartio',
      'Hevosystävät',
      'Palstaviljelijät',
    ],
    swedishNames: [
      '{place} naturvänner',
      'Fågelkretsen i {place}',
      '{place} trädgårdsvänner',
      'Scoutkåren Lägerelden i {place}',
    ],
    umbrella: [
      'Suomen Lummeluonto-liitto',
      'Lummeluonto',
      'Finlands Näckrosvänner',
      'Water Lily Nature Finland',
    ],
    purpose:
      'Yhdistys vie luontoon ja suojelee lähiympäristöä.|Föreningen tar människor ut i naturen och skyddar närmiljön.|The association takes people into nature and protects the local environment.',
  },
  kylat: {
    weight: 9,
    support: ['st_ihmissuhteet', 'st_digitaidot'],
    hobby: ['ht_vaikuttaminen', 'ht_luonto', 'ht_kulttuuri', 'ht_kadentaidot'],
    voluntary: ['vt_vaikuttaminen', 'vt_luonto', 'vt_ikaihmiset'],
    categories: hobbyFirst,
    names: [
      'Kirkonkylän Kyläyhdistys',
      'Rantatien Kyläyhdistys',
      'Ylipään Kylätoimikunta',
      'Asukasyhdistys Aitta',
      'Harjunseudun Kylät',
      'Alapään Kyläseura',
      'Myllykylän Väki',
      'Omakotiväki Aita',
      'Järvikylän Kyläyhdistys',
      'Perukan Kyläseura',
    ],
    swedishNames: [
      '{place} byaråd',
      'Strandbyns byaförening i {place}',
      'Invånarföreningen Boden i {place}',
    ],
    umbrella: null,
    purpose:
      'Yhdistys pitää kylän elävänä ja ajaa asukkaiden asiaa.|Föreningen håller byn levande och driver invånarnas sak.|The association keeps the village alive and speaks for its residents.',
  },
  kansainvalisyys: {
    weight: 3,
    support: ['st_kotoutuminen'],
    hobby: ['ht_kansainvalisyys', 'ht_kulttuuri'],
    voluntary: ['vt_kotoutuminen', 'vt_kulttuuri'],
    categories: hobbyFirst,
    names: [
      'Ystävyysseura Sild',
      'Maailmanystävät',
      'Kehitysyhteistyöpiiri',
      'Kielikerho Babel',
      'Pohjola-piiri',
    ],
    swedishNames: ['{place} världsvänner', 'Norden-kretsen i {place}'],
    umbrella: null,
    purpose:
      'Yhdistys rakentaa ystävyyttä yli rajojen.|Föreningen bygger vänskap över gränser.|The association builds friendship across borders.',
  },
  maanpuolustus: {
    weight: 4,
    support: ['st_ihmissuhteet'],
    hobby: ['ht_maanpuolustus', 'ht_urheilu'],
    voluntary: ['vt_turvallisuus', 'vt_ikaihmiset'],
    categories: hobbyFirst,
    names: [
      'Reserviväki Havu',
      'Perinnekilta',
      'Maanpuolustusväki',
      'Varautujat',
      'Kiltaveljet ja -siskot',
    ],
    swedishNames: ['{place} reservistkrets', 'Traditionsgillet i {place}'],
    umbrella: null,
    purpose:
      'Yhdistys ylläpitää maanpuolustustahtoa ja perinteitä.|Föreningen upprätthåller försvarsvilja och traditioner.|The association keeps up the will to defend and its traditions.',
  },
  pelastus: {
    weight: 5,
    support: ['st_terveys'],
    hobby: ['ht_pelastustoiminta'],
    voluntary: ['vt_turvallisuus'],
    categories: { SUPPORT: 4, HOBBY: 76, VOLUNTARY: 20 },
    names: [
      'Vapaapalokunta Liekki',
      'Järvipelastajat',
      'Ensiapukilta',
      'Pelastuskoirat Nenu',
      'Etsijät',
      'Sopimuspalokunta Suihku',
    ],
    swedishNames: ['{place} frivilliga brandkrets', 'Sjöräddarna i {place}'],
    umbrella: null,
    purpose:
      'Yhdistys harjoittelee ja auttaa, kun hätä on lähellä.|Föreningen övar och hjälper när nöden är nära.|The association trains and helps in emergencies.',
  },
  vaikuttaminen: {
    weight: 4,
    support: ['st_erilaisuus', 'st_talous'],
    hobby: ['ht_vaikuttaminen', 'ht_kansainvalisyys'],
    voluntary: ['vt_vaikuttaminen'],
    categories: hobbyFirst,
    names: [
      'Kansalaisfoorumi Luotain',
      'Rauhanpiiri',
      'Kuluttajaverkko',
      'Ilmastoväki',
      'Nuorten Ääni',
      'Ihmisoikeuspiiri',
    ],
    swedishNames: ['{place} medborgarforum', 'Fredskretsen i {place}'],
    umbrella: null,
    purpose:
      'Yhdistys rohkaisee vaikuttamaan yhteisiin asioihin.|Föreningen uppmuntrar till att påverka gemensamma frågor.|The association encourages people to have a say.',
  },
  hengellisyys: {
    weight: 3,
    support: ['st_ihmissuhteet', 'st_mielenterveys', 'st_talous'],
    hobby: ['ht_uskonnot', 'ht_kulttuuri'],
    voluntary: ['vt_ruoka_apu', 'vt_ystavatoiminta', 'vt_ikaihmiset'],
    categories: mixed,
    names: ['Lähetyspiiri', 'Kristillinen Nuorisotupa', 'Diakoniayhdistys Kynttilä', 'Gospelväki'],
    swedishNames: ['{place} missionskrets', 'Ljuset i {place}'],
    umbrella: null,
    purpose:
      'Yhdistys tukee ihmistä arjessa ja hengellisissä kysymyksissä.|Föreningen stöder människor i vardagen och i andliga frågor.|The association supports people in daily life and spiritual questions.',
  },
};

/** Parts of invented parishes' names after a municipality: Finnish genitive | Swedish. */
export const parishNames = `
Koivikon seurakunta|Björkdungens församling|Birch Grove parish
Tähtirannan seurakunta|Stjärnstrandens församling|Star Shore parish
Niittykirkon seurakunta|Ängskyrkans församling|Meadow Church parish
Harjukellon seurakunta|Åsklockans församling|Ridge Bell parish
Satamakappelin seurakunta|Hamnkapellets församling|Harbour Chapel parish
Pihlajan vapaaseurakunta|Rönnens friförsamling|Rowan free church
Virran helluntaiseurakunta|Strömmens pingstförsamling|Stream Pentecostal church
Kuusikon ortodoksinen seurakunta|Granskogens ortodoxa församling|Spruce Orthodox parish
Lähteen adventtiseurakunta|Källans adventförsamling|Spring Adventist church`;

/** What parishes, public bodies and other organisations do. */
export const purposes = {
  parish:
    'Seurakunta järjestää jumalanpalveluksia, diakoniaa ja toimintaa kaikenikäisille.|Församlingen ordnar gudstjänster, diakoni och verksamhet för alla åldrar.|The parish holds services and offers diaconal help and activities for all ages.',
  municipality:
    'Palvelut tukevat kuntalaisten hyvinvointia ja tekevät yhteistyötä järjestöjen kanssa.|Tjänsterna stöder invånarnas välbefinnande och samarbetar med organisationer.|The services support residents’ wellbeing and work with associations.',
  county:
    'Järjestöyhteistyö kokoaa alueen järjestöt, avustukset ja yhteiset tilaisuudet yhteen paikkaan.|Organisationssamarbetet samlar områdets organisationer, bidrag och gemensamma möten på ett ställe.|The unit brings the area’s associations, grants and joint meetings together.',
} as const;

/** How an organisation presents itself; `{place}` is the local case. */
export const organisationSentences = `
Teemme työtä yhdessä kunnan, hyvinvointialueen ja muiden järjestöjen kanssa.|Vi arbetar tillsammans med kommunen, välfärdsområdet och andra organisationer.|We work together with the municipality, the county and other associations.
Toimisto palvelee {place} arkipäivisin.|Kontoret betjänar {place} på vardagar.|Our office {place} is open on weekdays.
Toimintaa on {place} viikoittain ympäri vuoden.|Vi har verksamhet {place} varje vecka året runt.|We have weekly activities {place} all year round.
Ota yhteyttä, jos haluat mukaan toimintaan {place}.|Ta kontakt om du vill vara med {place}.|Get in touch if you want to join {place}.
Otamme mielellämme vastaan ehdotuksia uudesta toiminnasta.|Vi tar gärna emot förslag till ny verksamhet.|We welcome ideas for new activities.
Toiminta on avointa kaikille, ja uudet saavat opastuksen.|Verksamheten är öppen för alla och nya får handledning.|Our activities are open to all, and newcomers are shown around.`;

/** What only an association of members says. */
export const membershipSentences = `
Toimimme {place} ja lähialueella vapaaehtoisten voimin.|Vi verkar {place} med omnejd med frivilliga krafter.|We work {place} and nearby with the help of volunteers.
Jäseniä on satoja, ja uudet ovat tervetulleita.|Vi har hundratals medlemmar och nya är välkomna.|We have hundreds of members, and new ones are welcome.
Toiminta rahoitetaan jäsenmaksuilla, avustuksilla ja talkootyöllä.|Verksamheten finansieras med medlemsavgifter, bidrag och talko.|We are funded by membership fees, grants and voluntary work.
Yhdistys on perustettu 1980-luvulla, ja se uudistuu jatkuvasti.|Föreningen grundades på 1980-talet och förnyas ständigt.|Founded in the 1980s, we keep renewing ourselves.
Jäsenmaksulla tuet toimintaa {place}.|Med medlemsavgiften stöder du verksamheten {place}.|Your membership fee supports the work {place}.
Täytimme juuri kaksikymmentä vuotta.|Vi fyllde just tjugo år.|We have just turned twenty.`;

/** Roles and units for contacts: Finnish | Swedish | English. */
export const contactTitles = `
Toimisto|Kontoret|Office
Toiminnanjohtaja|Verksamhetsledare|Executive director
Puheenjohtaja|Ordförande|Chairperson
Sihteeri|Sekreterare|Secretary
Järjestösuunnittelija|Organisationsplanerare|Organisation planner
Vapaaehtoistoiminnan koordinaattori|Koordinator för frivilligverksamheten|Volunteer coordinator
Ryhmänohjaaja|Gruppledare|Group leader
Jäsensihteeri|Medlemssekreterare|Membership secretary
Palveluneuvoja|Servicerådgivare|Service adviser
Tiedottaja|Informatör|Communications officer`;
