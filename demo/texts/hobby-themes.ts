/**
 * Hobbies and leisure (Harrastukset ja vapaa-aika): what one does, and why it is good.
 *
 * `subjects`: Finnish stem for compounds ("lautapeli" + "kerho"; a final `_` stands for a space, ` -` for a hyphen after one) | Swedish | English noun, then
 * optionally the age groups. `aims`: Finnish | Swedish | English. `forms`: forms of activity
 * beside the usual ones (hobbies, groups, events, camps, guides).
 */
export interface HobbyThemeSource {
  readonly subjects: string;
  readonly aims: string;
  readonly forms: readonly string[];
}

export const hobbyThemes: Readonly<Record<string, HobbyThemeSource>> = {
  ht_digi_teknologia: {
    forms: ['hm_kohtaamispaikka', 'hm_oleskelu', 'hm_nayttelyt'],
    subjects: `
lautapeli|brädspel|Board game
roolipeli|rollspel|Role-playing|YOUNG,YOUNG_ADULT
koodaus|programmering|Coding|SCHOOL_AGE,YOUNG
radioamatööri|amatörradio|Amateur radio
e-urheilu|e-sport|Esports|YOUNG,YOUNG_ADULT
robotiikka|robotik|Robotics|SCHOOL_AGE,YOUNG
3d-tulostus|3D-utskrift|3D printing
valokuvaus|fotografering|Photography
miniatyyri|miniatyrer|Miniature
retropeli|retrospel|Retro gaming|YOUNG_ADULT,ADULT`,
    aims: `
Rakennamme, pelaamme ja kokeilemme: virheistä oppii eniten.|Vi bygger, spelar och provar: av misstag lär man sig mest.|We build, play and try things out: mistakes teach the most.
Laitteet ja välineet ovat osallistujien yhteisessä käytössä.|Apparater och redskap används gemensamt av deltagarna.|Devices and equipment are shared by the participants.
Aloittelija saa kaverin, joka opastaa alkuun.|Nybörjaren får en kamrat som hjälper i gång.|Beginners get a buddy who shows them the ropes.
Pelaamme reilusti, ja kaikki saavat vuoron.|Vi spelar schyst och alla får sin tur.|We play fair, and everyone gets a turn.
Vanhasta tekniikasta syntyy uutta, kun osaamista jaetaan.|Av gammal teknik blir ny när kunnande delas.|Old technology becomes new when skills are shared.`,
  },
  ht_hyvinvointi: {
    forms: ['hm_kohtaamispaikka', 'hm_oleskelu', 'hm_kylatoiminta'],
    subjects: `
jooga|yoga|Yoga
hyvän olon_|må bra|Wellbeing
kokki|matlagning|Cooking
sauna|bastu|Sauna
rentoutus|avslappning|Relaxation
tuolijumppa|stolsgymnastik|Chair exercise|ELDERLY
aamupuuro|morgongröt|Morning porridge|ELDERLY,ADULT
mindfulness|mindfulness|Mindfulness
äijäkokki|matlagning för män|Men's cooking|ADULT
taaperojumppa|småbarnsgymnastik|Toddler exercise|BABY,CHILD`,
    aims: `
Hetki omaa aikaa tuo voimia koko viikkoon.|En stund egentid ger kraft för hela veckan.|A moment of your own gives strength for the whole week.
Opimme yhdessä tapoja, jotka tukevat unta, ruokailua ja palautumista.|Vi lär oss tillsammans vanor som stöder sömn, mat och återhämtning.|Together we learn habits that support sleep, eating and recovery.
Liikkeet voi tehdä tuolilla istuen tai matolla.|Rörelserna kan göras sittande på stol eller på matta.|The movements can be done on a chair or on a mat.
Kiire jätetään ovelle, ja jokainen tekee sen verran kuin hyvältä tuntuu.|Brådskan lämnas vid dörren och var och en gör så mycket som känns bra.|We leave hurry at the door, and everyone does as much as feels good.
Ruoka tehdään sesongin raaka-aineista ja syödään yhdessä.|Maten lagas av säsongens råvaror och äts tillsammans.|Food is made from seasonal ingredients and eaten together.`,
  },
  ht_kansainvalisyys: {
    forms: ['hm_kohtaamispaikka', 'hm_oleskelu', 'hm_nayttelyt', 'hm_esitykset'],
    subjects: `
kieli|språk|Language
maailma|världen|World
kansainvälisyys|internationell verksamhet|International
suomi–viro-ystävyys|vänskap mellan Finland och Estland|Finnish–Estonian friendship
pohjoismaa|Norden|Nordic
nuorisovaihto|ungdomsutbyte|Youth exchange|YOUNG,YOUNG_ADULT
maailman keittiö -|världens kök|World kitchen
kirjeenvaihto|brevväxling|Pen friend
afrikkalainen tanssi -|afrikansk dans|African dance
kehitysyhteistyö|utvecklingssamarbete|Development co-operation`,
    aims: `
Maailma mahtuu saman pöydän ääreen, kun on aikaa kuunnella.|Världen ryms kring samma bord när det finns tid att lyssna.|The world fits around one table when there is time to listen.
Tutustumme ruokiin, lauluihin ja juhliin eri puolilta maailmaa.|Vi bekantar oss med mat, sånger och fester från olika delar av världen.|We explore foods, songs and feasts from around the world.
Kieltä uskaltaa käyttää, kun kaikki opettelevat.|Man vågar använda språket när alla övar.|You dare to use a language when everyone is learning.
Ystävyystoimintaa on tehty täällä vuosikymmeniä.|Vänskapsverksamhet har bedrivits här i årtionden.|Friendship work has been done here for decades.
Nuoret suunnittelevat vaihdon ohjelman itse.|De unga planerar själva utbytets program.|Young people plan the exchange programme themselves.`,
  },
  ht_kulttuuri: {
    forms: ['hm_esitykset', 'hm_nayttelyt', 'hm_kylatoiminta', 'hm_oleskelu'],
    subjects: `
kuoro|körsång|Choir
teatteri|teater|Theatre
kirjallisuus|litteratur|Literature
kuvataide|bildkonst|Visual arts
kansantanssi|folkdans|Folk dance
pelimanni|spelmansmusik|Folk music
elokuva|film|Film
paikallishistoria|lokalhistoria|Local history
bändi|band|Band|YOUNG,YOUNG_ADULT
runo|poesi|Poetry
muskari|musiklek|Music playgroup|BABY,CHILD
sarjakuva|serier|Comics|SCHOOL_AGE,YOUNG
murre|dialekt|Dialect`,
    aims: `
Taide kuuluu kaikille, eikä koelauluja tai pääsykokeita ole.|Konsten hör till alla och det finns inga provsjungningar eller inträdesprov.|Art belongs to everyone, and there are no auditions.
Kauden päätteeksi teemme yhteisen esityksen tai näyttelyn.|Säsongen avslutas med en gemensam föreställning eller utställning.|The season ends with a joint performance or exhibition.
Ohjaajana on alan ammattilainen tai pitkän linjan harrastaja.|Ledaren är proffs i branschen eller en erfaren amatör.|The leader is a professional or an experienced enthusiast.
Keräämme talteen paikkakunnan tarinoita ja lauluja.|Vi samlar in ortens berättelser och sånger.|We collect the stories and songs of the area.
Ilo tekemisestä on tärkeämpää kuin täydellinen tulos.|Glädjen i skapandet är viktigare än ett perfekt resultat.|The joy of doing matters more than a perfect result.`,
  },
  ht_kadentaidot: {
    forms: ['hm_nayttelyt', 'hm_oleskelu', 'hm_kohtaamispaikka'],
    subjects: `
neulonta|stickning|Knitting
puutyö|träslöjd|Woodwork
keramiikka|keramik|Ceramics
kudonta|vävning|Weaving
askartelu|pyssel|Crafts|CHILD,SCHOOL_AGE
ompelu|sömnad|Sewing
pitsi|knyppling|Lace
tuunaus|återbruk|Upcycling
korityö|korgflätning|Basket weaving
korjaus|reparation|Repair
villasukka|yllesockor|Woollen sock`,
    aims: `
Työn voi tuoda mukanaan tai aloittaa uuden paikan päällä.|Du kan ta med ett arbete eller börja på ett nytt.|Bring your own work or start a new piece here.
Langat, kankaat ja työkalut lainataan yhteisestä kaapista.|Garn, tyg och verktyg lånas ur det gemensamma skåpet.|Yarn, cloth and tools can be borrowed from the shared cupboard.
Vanhat tekniikat siirtyvät kädestä käteen, sukupolvelta toiselle.|Gamla tekniker går från hand till hand, från generation till generation.|Old techniques pass from hand to hand and generation to generation.
Teemme myös lahjoituksia: villasukkia, tossuja ja tilkkupeittoja.|Vi gör också saker att skänka bort: yllesockor, tossor och lapptäcken.|We also make things to give away: socks, slippers and quilts.
Rikkinäinen korjataan, eikä mitään heitetä turhaan pois.|Det trasiga repareras och inget kastas i onödan.|What is broken gets mended, and nothing is thrown away needlessly.`,
  },
  ht_luonto: {
    forms: ['hm_kylatoiminta', 'hm_nayttelyt', 'hm_oleskelu'],
    subjects: `
lintu|fågelskådning|Birdwatching
sieni|svamp|Mushroom
vaellus|vandring|Hiking
puutarha|trädgård|Gardening
koira|hund|Dog
hevos|häst|Horse
melonta|paddling|Canoeing
kalastus|fiske|Fishing
luontokuvaus|naturfotografering|Nature photography
marja|bär|Berry
mehiläistarhaus|biodling|Beekeeping
metsätaito|skogskunskap|Woodcraft|SCHOOL_AGE,YOUNG
palstaviljely|koloniodling|Allotment`,
    aims: `
Lähdemme ulos säällä kuin säällä ja omaan tahtiin.|Vi går ut i alla väder och i egen takt.|We go out in all weathers and at our own pace.
Opimme tunnistamaan lajeja ja lukemaan maisemaa.|Vi lär oss känna igen arter och läsa landskapet.|We learn to recognise species and read the landscape.
Luonnossa mieli lepää ja kunto kohenee kuin huomaamatta.|I naturen vilar sinnet och konditionen stiger av sig själv.|In nature the mind rests and fitness grows unnoticed.
Kuljemme jokamiehenoikeudella ja jätämme jälkeemme vain jalanjäljet.|Vi rör oss med allemansrätten och lämnar bara fotspår efter oss.|We use everyone's right to roam and leave only footprints.
Eläimiä kohdellaan rauhallisesti ja kunnioittaen.|Djur bemöts lugnt och med respekt.|Animals are treated calmly and with respect.`,
  },
  ht_maanpuolustus: {
    forms: ['hm_nayttelyt'],
    subjects: `
maanpuolustus|försvar|National defence
reserviläis|reservist|Reservist|YOUNG_ADULT,ADULT
sotahistoria|krigshistoria|Military history
perinne|tradition|Heritage
ammunta|skytte|Shooting|YOUNG_ADULT,ADULT
veteraani|veteran|Veterans'|ELDERLY
suunnistus- ja jotos|orientering och patrull|Navigation and patrol
varautumis|beredskap|Preparedness`,
    aims: `
Pidämme yllä toimintakykyä ja kenttätaitoja.|Vi upprätthåller funktionsförmåga och fälttjänst.|We keep up fitness and field skills.
Perinteitä vaalitaan vierailuin, muistelmin ja hoidetuin muistomerkein.|Traditioner vårdas genom besök, minnen och skötta minnesmärken.|Traditions are kept alive with visits, memoirs and well-kept memorials.
Mukaan ovat tervetulleita myös ne, jotka eivät ole suorittaneet asepalvelusta.|Också den som inte har gjort värnplikten är välkommen.|People who have not done military service are also welcome.
Turvallisuus on ensin: jokaiseen harjoitukseen kuuluu perehdytys.|Säkerheten först: till varje övning hör en introduktion.|Safety first: every exercise begins with a briefing.
Varautuminen on arjen taito, joka kuuluu kaikille.|Beredskap är en vardagsfärdighet som hör till alla.|Preparedness is an everyday skill for everyone.`,
  },
  ht_pelastustoiminta: {
    forms: ['hm_nayttelyt', 'hm_kylatoiminta'],
    subjects: `
palokunta|brandkår|Fire brigade
nuoriso-osasto|ungdomsavdelning|Youth brigade|SCHOOL_AGE,YOUNG
ensiapu|första hjälp|First aid
meripelastus|sjöräddning|Sea rescue|YOUNG_ADULT,ADULT
pelastuskoira|räddningshund|Rescue dog
etsintä|efterspaning|Search and rescue|YOUNG_ADULT,ADULT
kotivara|hemförråd|Home emergency supplies
paloturvallisuus|brandsäkerhet|Fire safety`,
    aims: `
Harjoittelemme viikoittain, jotta tositilanteessa osataan toimia.|Vi övar varje vecka för att kunna agera på allvar.|We practise every week so that we can act when it matters.
Tehtäviä on hälytysosastosta huoltoon ja nuorten ohjaamiseen.|Det finns uppgifter från larmavdelningen till service och ungdomsledning.|There are tasks from the alarm unit to maintenance and leading young people.
Kurssit ja varusteet saa yhdistykseltä.|Kurser och utrustning fås av föreningen.|Courses and gear come from the association.
Opit ensiapua, alkusammutusta ja ryhmässä toimimista.|Du lär dig första hjälp, förstahandssläckning och att arbeta i grupp.|You learn first aid, using an extinguisher and working as a team.
Toiminta kasvattaa vastuuseen ja yhteispeliin.|Verksamheten fostrar till ansvar och samspel.|The activity teaches responsibility and teamwork.`,
  },
  ht_urheilu: {
    forms: ['hm_esitykset', 'hm_oleskelu'],
    subjects: `
jalkapallo|fotboll|Football|SCHOOL_AGE,YOUNG
salibandy|innebandy|Floorball
sauvakävely|stavgång|Nordic walking|ADULT,ELDERLY
hiihto|skidåkning|Cross-country skiing
uinti|simning|Swimming
voimistelu|gymnastik|Gymnastics|CHILD,SCHOOL_AGE
boccia|boccia|Boccia|ELDERLY
frisbeegolf|frisbeegolf|Disc golf
judo|judo|Judo|SCHOOL_AGE,YOUNG
kävelyfutis|gångfotboll|Walking football|ADULT,ELDERLY
lentopallo|volleyboll|Volleyball
kuntosali|gym|Gym
vesijumppa|vattengymnastik|Water exercise|ADULT,ELDERLY
perheliikunta|familjemotion|Family sports|CHILD,ADULT
suunnistus|orientering|Orienteering
luistelu|skridskoåkning|Skating|SCHOOL_AGE
keilailu|bowling|Bowling
pyöräily|cykling|Cycling
soveltava liikunta -|anpassad motion|Adapted exercise
pesäpallo|boboll|Finnish baseball|SCHOOL_AGE,YOUNG`,
    aims: `
Mukaan pääsee ilman aiempaa kokemusta, ja vauhti sovitetaan ryhmään.|Du kan delta utan tidigare erfarenhet och takten anpassas till gruppen.|You can join without experience, and the pace suits the group.
Välineitä saa lainaksi, joten aloittaminen ei vaadi hankintoja.|Redskap kan lånas, så det krävs inga anskaffningar för att börja.|Equipment can be borrowed, so starting takes no purchases.
Liikumme ilon kautta, emme tuloksia laskien.|Vi rör oss av glädje utan att räkna resultat.|We move for joy, without counting results.
Harjoitukset vetää koulutettu ohjaaja.|Träningen leds av en utbildad ledare.|A trained instructor leads the sessions.
Jokaisella kerralla on lämmittely, yhteinen osuus ja loppuvenyttely.|Varje gång består av uppvärmning, gemensam del och stretchning.|Every session has a warm-up, a shared part and stretching.
Kilpailla voi halutessaan, mutta pakko ei ole.|Den som vill kan tävla, men det är inget tvång.|You can compete if you like, but you do not have to.`,
  },
  ht_uskonnot: {
    forms: ['hm_kohtaamispaikka', 'hm_esitykset', 'hm_oleskelu'],
    subjects: `
raamattu|bibel|Bible study
virsilaulu|psalmsång|Hymn singing
lähetys|mission|Mission
hiljaisuuden_|stillhet|Silence
perhe|familj|Family|BABY,CHILD,ADULT
rippikoulu|skriftskola|Confirmation|YOUNG
diakonia|diakoni|Diakonia|ELDERLY
gospel|gospel|Gospel|YOUNG,YOUNG_ADULT
elämänkatsomus|livsåskådning|Life stance
uskontojen kohtaamis|religionsdialog|Interfaith
pyhiinvaellus|pilgrimsvandring|Pilgrimage`,
    aims: `
Elämän suurista kysymyksistä saa puhua omin sanoin.|Om livets stora frågor får man tala med egna ord.|Life's great questions can be talked about in your own words.
Hiljennymme, laulamme ja jaamme yhteisen aterian.|Vi stillar oss, sjunger och delar en måltid.|We pause, sing and share a meal.
Kaikki ovat tervetulleita vakaumuksesta riippumatta.|Alla är välkomna oavsett övertygelse.|Everyone is welcome whatever their conviction.
Työntekijän kanssa voi keskustella myös kahden kesken.|Du kan också samtala på tu man hand med en anställd.|You can also talk with a staff member in private.
Keräämme kolehdin paikalliseen avustustyöhön.|Vi samlar in kollekt till lokalt hjälparbete.|A collection is taken for local aid work.`,
  },
  ht_vaikuttaminen: {
    forms: ['hm_kylatoiminta', 'hm_kohtaamispaikka'],
    subjects: `
kansalaisvaikuttamis|medborgarpåverkan|Civic participation
ihmisoikeus|mänskliga rättigheter|Human rights
ilmasto|klimat|Climate|YOUNG,YOUNG_ADULT,ADULT
rauhan_|fred|Peace
asukasfoorumi|invånarforum|Residents' forum
nuorten äänen_|ungas röst|Youth voice|YOUNG,YOUNG_ADULT
tasa-arvo|jämställdhet|Equality
kuluttaja|konsument|Consumer
vammaispoliittinen|funktionshinderpolitik|Disability policy
kylävaikuttamis|bypåverkan|Village advocacy`,
    aims: `
Pienikin ryhmä saa aikaan, kun se tietää, mihin ottaa yhteyttä.|Också en liten grupp får saker att hända när den vet vart den ska vända sig.|Even a small group gets things done when it knows whom to contact.
Kirjoitamme aloitteita, tapaamme päättäjiä ja seuraamme lupauksia.|Vi skriver initiativ, träffar beslutsfattare och följer upp löften.|We write initiatives, meet decision-makers and follow up promises.
Toiminta on puolueisiin sitoutumatonta.|Verksamheten är partipolitiskt obunden.|The activity is not tied to any party.
Opimme, miten kunnassa ja hyvinvointialueella päätetään.|Vi lär oss hur beslut fattas i kommunen och välfärdsområdet.|We learn how decisions are made in the municipality and the county.
Jokainen mielipide kirjataan, vaikka siitä ei oltaisi yhtä mieltä.|Varje åsikt antecknas även om alla inte är eniga.|Every view is noted, even where we disagree.`,
  },
};
