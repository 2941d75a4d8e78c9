/**
 * Volunteering (Vapaaehtoistoiminta): the tasks of each theme with their form, and how the task
 * is described. `tasks`: form | Finnish | Swedish | English title; `aims`: Finnish | Swedish |
 * English.
 */
export interface VoluntaryThemeSource {
  readonly tasks: string;
  readonly aims: string;
}

export const voluntaryThemes: Readonly<Record<string, VoluntaryThemeSource>> = {
  vt_ystavatoiminta: {
    tasks: `
vm_ystavana|Ystäväksi yksinäiselle|Bli vän med någon som är ensam|Be a friend to someone lonely
vm_ystavana|Tukihenkilöksi perheelle|Bli stödperson för en familj|Support person for a family
vm_ystavana|Vankilaystäväksi|Bli fängelsevän|Prison visitor
vm_etana|Soittokaveriksi|Bli telefonvän|Telephone friend
vm_jatkuva|Ystävävälittäjäksi|Bli vänförmedlare|Friend matcher`,
    aims: `
Yksi tapaaminen viikossa voi muuttaa toisen ihmisen arjen.|En träff i veckan kan förändra en annan människas vardag.|One meeting a week can change another person's life.
Ystävyys on vastavuoroista: molemmat saavat ja antavat.|Vänskapen är ömsesidig: båda ger och får.|Friendship is mutual: both give and receive.
Moni jonottaa ystävää, ja jokainen uusi vapaaehtoinen lyhentää jonoa.|Många köar för en vän och varje ny frivillig gör kön kortare.|Many are waiting for a friend, and each new volunteer shortens the queue.`,
  },
  vt_lapset_perheet: {
    tasks: `
vm_ryhman_ohjaus|Kerho-ohjaajaksi alakouluun|Klubbledare i lågstadiet|Club leader at a primary school
vm_jatkuva|Läksykerhon vapaaehtoiseksi|Frivillig i läxklubben|Homework club volunteer
vm_jatkuva|Kylämummiksi tai kylävaariksi|Bli byamormor eller byamorfar|Village grandparent
vm_tapahtuma|Perhetapahtuman pisteenpitäjäksi|Funktionär vid familjeevenemang|Helper at a family event
vm_ystavana|Nuoren mentoriksi|Mentor för en ung person|Mentor for a young person`,
    aims: `
Lapsi tarvitsee ympärilleen monta turvallista aikuista.|Ett barn behöver många trygga vuxna omkring sig.|A child needs many safe adults around.
Vapaaehtoisilta pyydetään rikosrekisteriote.|Av frivilliga begärs ett straffregisterutdrag.|Volunteers are asked for a criminal record extract.
Riittää, että ehdit kuunnella, leikkiä ja olla läsnä.|Det räcker att du hinner lyssna, leka och vara närvarande.|It is enough that you have time to listen, play and be there.`,
  },
  vt_ikaihmiset: {
    tasks: `
vm_jatkuva|Ulkoiluystäväksi palvelutaloon|Promenadvän på servicehuset|Outdoor companion at a care home
vm_jatkuva|Lukuseuraksi ikäihmiselle|Högläsare för en äldre person|Reading companion for an older person
vm_ryhman_ohjaus|Muistelupiirin vetäjäksi|Ledare för minnescirkeln|Leader of a reminiscence group
vm_kertaluonteinen|Saattajaksi konserttiin|Ledsagare till en konsert|Escort to a concert
vm_talkoot|Lumitalkoisiin|Snötalko hos äldre|Snow shovelling for older people`,
    aims: `
Pieni hetki ulkona on monelle viikon kohokohta.|En liten stund ute är för många veckans höjdpunkt.|A moment outdoors is the highlight of the week for many.
Tapaaminen järjestyy palvelutalossa tai ikäihmisen kotona.|Träffen ordnas på servicehuset eller hemma hos den äldre.|Meetings take place at the care home or at the person's own home.
Opit kuulemaan tarinoita, joita ei ole kirjoitettu mihinkään.|Du får höra berättelser som inte finns nedskrivna någonstans.|You will hear stories that are written nowhere.`,
  },
  vt_terveys: {
    tasks: `
vm_ryhman_ohjaus|Vertaisohjaajaksi|Bli kamratledare|Become a peer leader
vm_etana|Chat-päivystäjäksi|Bli chattjour|Chat volunteer
vm_jatkuva|Sairaalaystäväksi|Bli sjukhusvän|Hospital companion
vm_jatkuva|Kriisipuhelimen päivystäjäksi|Jour i kristelefonen|Crisis line volunteer
vm_kertaluonteinen|Kokemuspuhujaksi|Bli erfarenhetstalare|Speaker with lived experience`,
    aims: `
Oma kokemus on arvokas, kun sen on ehtinyt käsitellä.|Den egna erfarenheten är värdefull när man hunnit bearbeta den.|Your own experience is valuable once you have worked through it.
Päivystysvuorossa et ole yksin: työntekijä on aina tavoitettavissa.|Under jouren är du inte ensam: en anställd kan alltid nås.|You are never alone on a shift: a staff member can always be reached.
Koulutus kestää kaksi viikonloppua, ja se on maksuton.|Utbildningen tar två veckoslut och är avgiftsfri.|The training takes two weekends and is free.`,
  },
  vt_kotoutuminen: {
    tasks: `
vm_jatkuva|Kielikaveriksi|Bli språkvän|Language buddy
vm_ryhman_ohjaus|Suomen kielen kerhon ohjaajaksi|Ledare för finskaklubben|Leader of a Finnish language club
vm_ystavana|Ystäväperheeksi|Bli vänfamilj|Become a friend family
vm_kertaluonteinen|Muuttoavuksi uudelle asukkaalle|Flytthjälp för en ny invånare|Help a newcomer move in
vm_jatkuva|Asiointituen vapaaehtoiseksi|Frivillig i ärendestödet|Volunteer for help with errands`,
    aims: `
Uusi kotipaikka tuntuu kodilta, kun tuntee jonkun naapurin.|Den nya orten känns som hem när man känner en granne.|A new place feels like home when you know a neighbour.
Suomea tai ruotsia ei tarvitse opettaa, riittää että puhut sitä.|Du behöver inte undervisa i finska eller svenska, det räcker att du talar.|You need not teach Finnish or Swedish; it is enough to speak it.
Saat tukea kulttuurien väliseen kohtaamiseen.|Du får stöd för möten mellan kulturer.|You get support for meeting across cultures.`,
  },
  vt_digituki: {
    tasks: `
vm_jatkuva|Digitueksi kirjastoon|Digistöd på biblioteket|Digital support at the library
vm_etana|Etädigitueksi|Digistöd på distans|Remote digital support
vm_kertaluonteinen|Digiopastajaksi kiertueelle|Digihandledare på turné|Digital guide on tour
vm_ryhman_ohjaus|Älypuhelinkerhon vetäjäksi|Ledare för smarttelefonklubben|Leader of a smartphone club`,
    aims: `
Sinun ei tarvitse olla tekniikan ammattilainen, kärsivällisyys riittää.|Du behöver inte vara teknikproffs, tålamod räcker.|You need not be a technician; patience is enough.
Opastettavaa on puhelimen asetuksista verkkopankkiin.|Det finns allt att handleda i, från telefonens inställningar till nätbanken.|People ask for help with everything from phone settings to online banking.
Vapaaehtoinen ei koskaan käsittele toisen pankkitunnuksia.|En frivillig hanterar aldrig någon annans bankkoder.|A volunteer never handles another person's bank codes.`,
  },
  vt_ruoka_apu: {
    tasks: `
vm_jatkuva|Ruokajaon vapaaehtoiseksi|Frivillig i matutdelningen|Food distribution volunteer
vm_jatkuva|Hävikkiruoan noutajaksi|Hämta svinnmat|Collect surplus food
vm_tapahtuma|Joulukeräyksen lipasvahdiksi|Bössvakt vid julinsamlingen|Christmas collection helper
vm_talkoot|Vaatekeräyksen lajittelutalkoot|Sorteringstalko för klädinsamlingen|Clothes sorting day
vm_kertaluonteinen|Kuljettajaksi jakopäivään|Chaufför på utdelningsdagen|Driver on distribution day`,
    aims: `
Ruoka-apu on kohtaamista: kassin mukana annetaan aikaa.|Mathjälp är möten: med kassen följer tid.|Food aid is about meeting people: time comes with the bag.
Vuorot kestävät kaksi tai kolme tuntia.|Turerna är två eller tre timmar långa.|Shifts last two or three hours.
Hygieniapassin voi suorittaa meillä maksutta.|Hygienpasset kan avläggas hos oss avgiftsfritt.|You can take the hygiene certificate with us for free.`,
  },
  vt_urheilu: {
    tasks: `
vm_ryhman_ohjaus|Liikuntaryhmän ohjaajaksi|Ledare för en motionsgrupp|Exercise group leader
vm_tapahtuma|Toimitsijaksi kisoihin|Funktionär vid tävlingar|Official at a competition
vm_jatkuva|Joukkueenjohtajaksi|Lagledare|Team manager
vm_talkoot|Latutalkoot|Talko i skidspåren|Ski track work day
vm_jatkuva|Liikuntakaveriksi|Motionskompis|Exercise buddy`,
    aims: `
Ilman vapaaehtoisia ei olisi harjoituksia eikä kisoja.|Utan frivilliga blir det varken träning eller tävlingar.|Without volunteers there would be no training or competitions.
Saat ohjaajakoulutuksen ja seuran asun.|Du får ledarutbildning och föreningens kläder.|You get instructor training and the club's kit.
Tehtävään sopii kuka tahansa, joka pitää liikunnan ilosta.|Uppgiften passar alla som gillar rörelseglädje.|The task suits anyone who enjoys moving.`,
  },
  vt_kulttuuri: {
    tasks: `
vm_tapahtuma|Järjestyksenvalvojaksi kesätapahtumaan|Ordningsman vid sommarevenemanget|Steward at a summer event
vm_tapahtuma|Lipunmyyjäksi|Biljettförsäljare|Ticket seller
vm_jatkuva|Kulttuurikaveriksi|Kulturkompis|Culture buddy
vm_talkoot|Lavastetalkoot|Talko för scenbygget|Set building day
vm_kertaluonteinen|Näyttelyn valvojaksi|Utställningsvakt|Exhibition attendant`,
    aims: `
Tapahtuma syntyy kymmenistä pienistä tehtävistä.|Ett evenemang föds ur tiotals små uppgifter.|An event is made of dozens of small tasks.
Palkaksi saat ruuan, paidan ja pääsyn esityksiin.|Som tack får du mat, en tröja och inträde till föreställningarna.|In return you get food, a shirt and free entry.
Voit valita vuoron, joka sopii omaan aikatauluusi.|Du kan välja en tur som passar din tidtabell.|You can choose a shift that suits your schedule.`,
  },
  vt_luonto: {
    tasks: `
vm_talkoot|Niittotalkoot|Slåttertalko|Haymaking day
vm_talkoot|Rannansiivoustalkoot|Strandstädningstalko|Beach clean-up
vm_jatkuva|Löytöeläinten hoitajaksi|Skötare av hittedjur|Carer of lost animals
vm_kertaluonteinen|Lintulaskentaan|Med i fågelräkningen|Join a bird count
vm_jatkuva|Luontopolun huoltajaksi|Skötare av naturstigen|Nature trail keeper`,
    aims: `
Työ tehdään ulkona, ja evästauko kuuluu päivään.|Arbetet görs utomhus och matpaus hör till dagen.|The work is done outdoors, with a break for lunch.
Työkalut, hanskat ja opastus saa paikan päältä.|Verktyg, handskar och handledning fås på plats.|Tools, gloves and guidance are provided.
Yhden päivän työ näkyy maisemassa koko kesän.|En dags arbete syns i landskapet hela sommaren.|One day's work shows in the landscape all summer.`,
  },
  vt_turvallisuus: {
    tasks: `
vm_jatkuva|Ensiapuryhmään|Med i första hjälpen-gruppen|Join the first aid group
vm_tapahtuma|Ensiapupäivystäjäksi tapahtumiin|Första hjälpen-jour vid evenemang|First aider at events
vm_jatkuva|Hälytysryhmään|Med i larmgruppen|Join the alert group
vm_ryhman_ohjaus|Nuorten palokuntakerhon ohjaajaksi|Ledare för ungdomsbrandkåren|Youth fire brigade leader
vm_kertaluonteinen|Evakuointiharjoituksen avustajaksi|Hjälpare vid evakueringsövning|Helper at an evacuation drill`,
    aims: `
Harjoittelemme, jotta apu olisi lähellä, kun sitä tarvitaan.|Vi övar för att hjälpen ska finnas nära när den behövs.|We practise so that help is near when it is needed.
Ensiaputaidot opetetaan alusta alkaen.|Färdigheter i första hjälpen lärs ut från grunden.|First aid skills are taught from the beginning.
Hälytyksiin lähdetään aina työparin kanssa.|På larm åker man alltid tillsammans med en partner.|You always answer an alert with a partner.`,
  },
  vt_vaikuttaminen: {
    tasks: `
vm_luottamustoimi|Hallituksen jäseneksi|Styrelsemedlem|Board member
vm_luottamustoimi|Yhdistyksen sihteeriksi|Föreningens sekreterare|Association secretary
vm_luottamustoimi|Rahastonhoitajaksi|Kassör|Treasurer
vm_etana|Sosiaalisen median tekijäksi|Innehåll för sociala medier|Social media volunteer
vm_jatkuva|Esteettömyysarvioijaksi|Tillgänglighetsbedömare|Accessibility assessor
vm_etana|Lehden avustajaksi|Medarbetare i medlemstidningen|Contributor to the magazine`,
    aims: `
Yhdistys on juuri niin vireä kuin sen tekijät.|En förening är precis så livlig som sina aktiva.|An association is as lively as the people who run it.
Tehtävään perehdyttää edellinen tekijä.|Företrädaren introducerar dig i uppgiften.|Your predecessor shows you the ropes.
Kokouksia on kuudesta kymmeneen vuodessa, ja niihin voi osallistua etänä.|Mötena är sex till tio per år och man kan delta på distans.|There are six to ten meetings a year, and you can join remotely.`,
  },
};

/** Summaries and sentences that fit every task: Finnish | Swedish | English. */
export const voluntarySummaries = `
Etsimme uusia vapaaehtoisia, kokemusta ei tarvita.|Vi söker nya frivilliga, ingen erfarenhet behövs.|We are looking for new volunteers; no experience needed.
Tule mukaan porukkaan, jossa apusi tuntuu ja näkyy.|Kom med i ett gäng där din hjälp både känns och syns.|Join a team where your help can be felt and seen.
Lahjoita aikaa sen verran kuin sinulle sopii.|Ge av din tid så mycket som passar dig.|Give as much of your time as suits you.
Vapaaehtoistehtävä, johon koulutamme ja jossa tuemme.|Ett frivilliguppdrag som vi utbildar för och stöder i.|A volunteer task with training and support.
Kaipaamme juuri sinua, iästä ja taustasta riippumatta.|Vi behöver just dig, oavsett ålder och bakgrund.|We need you, whatever your age or background.`;

export const voluntarySentences: Readonly<Record<string, string>> = {
  vm_jatkuva: `
Toivomme sitoutumista vähintään puoleksi vuodeksi, muutama tunti kuukaudessa.|Vi önskar att du förbinder dig för minst ett halvår, några timmar i månaden.|We hope for at least half a year, a few hours a month.
Vapaaehtoiset tapaavat toisiaan kerran kuussa.|De frivilliga träffas en gång i månaden.|The volunteers meet once a month.
Aloitat tutustumiskäynnillä kokeneen vapaaehtoisen kanssa.|Du börjar med ett besök tillsammans med en erfaren frivillig.|You start with a visit beside an experienced volunteer.
Kulut korvataan etukäteen sovitusti.|Kostnader ersätts enligt överenskommelse.|Expenses are reimbursed as agreed in advance.`,
  vm_kertaluonteinen: `
Tehtävä kestää muutaman tunnin, eikä se sido jatkoon.|Uppdraget tar några timmar och binder inte till fortsättning.|The task takes a few hours and does not bind you further.
Perehdytys annetaan samana päivänä.|Introduktion ges samma dag.|You are briefed the same day.
Tarjoamme aterian ja matkakulut.|Vi bjuder på en måltid och ersätter resekostnader.|We offer a meal and travel costs.`,
  vm_tapahtuma: `
Vuorot ovat neljän tunnin mittaisia, ja niitä voi ottaa useita.|Turerna är fyra timmar långa och man kan ta flera.|Shifts are four hours long, and you can take several.
Infotilaisuus pidetään viikkoa ennen tapahtumaa.|Ett infotillfälle hålls en vecka före evenemanget.|A briefing is held a week before the event.
Kaikki vapaaehtoiset ovat tervetulleita kiitosjuhlaan.|Alla frivilliga är välkomna på tackfesten.|All volunteers are invited to a thank-you party.`,
  vm_talkoot: `
Mukaan voi tulla tunniksi tai koko päiväksi.|Kom för en timme eller för hela dagen.|Come for an hour or the whole day.
Talkoolaisille tarjotaan keittoa ja saunavuoro.|Talkofolket bjuds på soppa och bastu.|Helpers get soup and a sauna.
Työnjohtaja jakaa tehtävät voimien mukaan.|Arbetsledaren fördelar uppgifterna enligt var och ens krafter.|The foreman shares out tasks according to strength.`,
  vm_ryhman_ohjaus: `
Ohjaat ryhmää yhdessä työparin kanssa.|Du leder gruppen tillsammans med en partner.|You lead the group together with a partner.
Ohjaajakoulutus järjestetään kaksi kertaa vuodessa.|Ledarutbildning ordnas två gånger om året.|Leader training is held twice a year.
Saat valmiit ohjelmarungot ja tarvikkeet.|Du får färdiga programstommar och material.|You get ready-made session plans and materials.`,
  vm_ystavana: `
Haastattelun ja koulutuksen jälkeen etsimme sinulle sopivan parin.|Efter intervju och utbildning söker vi ett passande par åt dig.|After an interview and training, we find you a suitable match.
Tapaatte kahdesti kuussa vuoden ajan, ja sen jälkeen jatkatte omin ehdoin.|Ni träffas två gånger i månaden under ett år och fortsätter sedan på egna villkor.|You meet twice a month for a year, and then go on as you please.
Ryhmätapaamisissa voi purkaa kokemuksia muiden kanssa.|Vid gruppträffar kan man dela erfarenheter med andra.|At group meetings you can share experiences with others.`,
  vm_luottamustoimi: `
Luottamustehtävään valitaan vuosikokouksessa.|Till förtroendeuppdraget väljs man vid årsmötet.|The post is filled at the annual meeting.
Kausi kestää kaksi vuotta.|Mandatperioden är två år.|The term is two years.
Yhdistys maksaa koulutuksen ja matkat.|Föreningen betalar utbildning och resor.|The association pays for training and travel.`,
  vm_etana: `
Tehtävä tehdään kotoa käsin, tarvitset vain verkkoyhteyden.|Uppdraget görs hemifrån, du behöver bara en internetförbindelse.|The task is done from home; all you need is a connection.
Vuorot sovitaan sähköisessä kalenterissa.|Turerna bokas i en elektronisk kalender.|Shifts are booked in an online calendar.
Etäkahvit pidetään joka toinen viikko.|Distanskaffe hålls varannan vecka.|Remote coffee breaks are held every other week.`,
};
