/**
 * Support and help (Tukea ja apua): for whom each theme's activities are, and what they are about.
 *
 * `people`: Finnish genitive | Finnish allative | Swedish after "för" | English after "for",
 * then optionally the age groups. `aims`: Finnish | Swedish | English.
 */
export interface SupportThemeSource {
  readonly people: string;
  readonly aims: string;
}

export const supportThemes: Readonly<Record<string, SupportThemeSource>> = {
  st_asuminen: {
    people: `
asunnottomien|asunnottomille|bostadslösa|people without a home|ADULT
itsenäistyvien nuorten|itsenäistyville nuorille|unga som flyttar hemifrån|young people moving out|YOUNG,YOUNG_ADULT
yksin asuvien ikäihmisten|yksin asuville ikäihmisille|äldre som bor ensamma|older people living alone|ELDERLY
vuokra-asukkaiden|vuokra-asukkaille|hyresgäster|tenants|YOUNG_ADULT,ADULT
tukiasunnossa asuvien|tukiasunnossa asuville|boende i stödbostad|residents of supported housing|ADULT
ikääntyvien omakotiasujien|ikääntyville omakotiasujille|äldre egnahemsägare|older home owners|ELDERLY
vankilasta vapautuvien|vankilasta vapautuville|personer som friges från fängelse|people released from prison|ADULT
opiskelija-asukkaiden|opiskelija-asukkaille|studerande i hyresbostad|students in rented homes|YOUNG_ADULT`,
    aims: `
Etsimme yhdessä ratkaisuja, joilla koti löytyy ja asuminen jatkuu.|Vi söker tillsammans lösningar för att hitta ett hem och kunna bo kvar.|Together we look for ways to find a home and keep it.
Apua saa asuntohakemusten täyttämiseen ja vuokrasopimuksen ymmärtämiseen.|Vi hjälper till med bostadsansökningar och med att förstå hyresavtalet.|We help with housing applications and with understanding a tenancy agreement.
Mukana on ihmisiä, jotka tietävät omasta kokemuksestaan, mitä kodittomuus on.|Med är människor som av egen erfarenhet vet vad bostadslöshet innebär.|People who know homelessness from their own experience take part.
Käymme läpi kodin turvallisuutta, naapurisopua ja arjen rytmiä.|Vi går igenom trygghet hemma, grannsämja och vardagens rytm.|We go through safety at home, getting on with neighbours and a daily rhythm.
Tavoitteena on, että jokainen voi asua kotonaan mahdollisimman pitkään.|Målet är att alla ska kunna bo hemma så länge som möjligt.|The aim is that everyone can live at home for as long as possible.
Muuttotilanteessa autamme löytämään oikeat palvelut ja etuudet.|Vid flyttning hjälper vi dig att hitta rätt tjänster och förmåner.|When you move, we help you find the right services and benefits.`,
  },
  st_digitaidot: {
    people: `
ikäihmisten|ikäihmisille|äldre|older people|ELDERLY
älypuhelimen käyttöä opettelevien|älypuhelimen käyttöä opetteleville|nybörjare med smarttelefon|smartphone beginners|ADULT,ELDERLY
verkkoasiointia aloittelevien|verkkoasiointia aloitteleville|nya användare av e-tjänster|people new to online services|ADULT,ELDERLY
maahan muuttaneiden|maahan muuttaneille|invandrare|immigrants|YOUNG_ADULT,ADULT
näkövammaisten tietokoneen käyttäjien|näkövammaisille tietokoneen käyttäjille|datoranvändare med synnedsättning|computer users with a visual impairment|ADULT,ELDERLY
työnhakijoiden|työnhakijoille|arbetssökande|jobseekers|YOUNG_ADULT,ADULT
omaishoitajien|omaishoitajille|närståendevårdare|family carers|ADULT,ELDERLY
yhdistysaktiivien|yhdistysaktiiveille|föreningsaktiva|association volunteers|ADULT`,
    aims: `
Harjoittelemme puhelimen, tabletin ja tietokoneen käyttöä omaan tahtiin.|Vi övar oss i egen takt på telefon, surfplatta och dator.|We practise using a phone, tablet and computer at your own pace.
Opastamme pankkitunnusten, Kanta-palvelujen ja sähköisen asioinnin käytössä.|Vi ger råd om bankkoder, Kanta-tjänsterna och e-ärenden.|We give guidance on online banking, the Kanta services and other e-services.
Mikään kysymys ei ole liian pieni, ja saman asian voi kysyä monta kertaa.|Ingen fråga är för liten och man får fråga samma sak många gånger.|No question is too small, and you can ask the same thing many times.
Puhumme myös huijausviesteistä ja turvallisista salasanoista.|Vi talar också om bluffmeddelanden och säkra lösenord.|We also talk about scam messages and safe passwords.
Laitteen voi ottaa mukaan tai lainata paikan päällä.|Du kan ta med egen apparat eller låna en på plats.|Bring your own device or borrow one on the spot.
Digiosaaminen karttuu parhaiten rauhassa ja hyvässä seurassa.|Digitala färdigheter växer bäst i lugn och ro och i gott sällskap.|Digital skills grow best in peace and good company.`,
  },
  st_erilaisuus: {
    people: `
sateenkaari-ihmisten|sateenkaari-ihmisille|regnbågspersoner|LGBTQ+ people|YOUNG_ADULT,ADULT
sateenkaarinuorten|sateenkaarinuorille|unga regnbågspersoner|young LGBTQ+ people|YOUNG,YOUNG_ADULT
neurokirjon aikuisten|neurokirjon aikuisille|vuxna inom neurospektret|neurodivergent adults|YOUNG_ADULT,ADULT
romanien|romaneille|romer|Roma people|ANY
saamelaisten|saamelaisille|samer|Sámi people|ANY
kielivähemmistöjen|kielivähemmistöille|språkliga minoriteter|language minorities|ANY
viittomakielisten|viittomakielisille|teckenspråkiga|sign language users|ANY
syrjintää kokeneiden|syrjintää kokeneille|personer som upplevt diskriminering|people who have faced discrimination|YOUNG_ADULT,ADULT`,
    aims: `
Luomme turvallisemman tilan, jossa jokainen saa olla oma itsensä.|Vi skapar ett tryggare rum där alla får vara sig själva.|We create a safer space where everyone can be themselves.
Syrjinnän kokemuksista voi puhua ilman selittelyä.|Man kan tala om diskriminering utan att behöva förklara sig.|You can talk about discrimination without having to justify yourself.
Toimintaa ohjaavat yhdessä sovitut turvallisemman tilan periaatteet.|Verksamheten följer gemensamma principer för ett tryggare rum.|The activity follows safer space principles that we have agreed together.
Etsimme yhdessä keinoja tulla kuulluksi omassa arjessa ja palveluissa.|Vi söker tillsammans sätt att bli hörd i vardagen och i tjänsterna.|Together we find ways to be heard in everyday life and in services.
Moninaisuus on voimavara, ja se näkyy ohjelmassa ja ohjaajissa.|Mångfald är en resurs och det syns i programmet och bland ledarna.|Diversity is a strength, and it shows in the programme and in its leaders.
Myös läheiset ja ammattilaiset saavat tietoa ja tukea.|Också närstående och yrkespersoner får information och stöd.|Families and professionals also get information and support.`,
  },
  st_ihmissuhteet: {
    people: `
eronneiden vanhempien|eronneille vanhemmille|frånskilda föräldrar|separated parents|ADULT
yksin kasvattavien vanhempien|yksin kasvattaville vanhemmille|ensamförsörjare|single parents|ADULT
yksinäisyyttä kokevien|yksinäisyyttä kokeville|personer som känner sig ensamma|people who feel lonely|ADULT,ELDERLY
leskien|leskille|änkor och änklingar|widows and widowers|ADULT,ELDERLY
isovanhempien|isovanhemmille|far- och morföräldrar|grandparents|ELDERLY
vauvaperheiden|vauvaperheille|babyfamiljer|families with babies|BABY,ADULT
lähisuhdeväkivaltaa kokeneiden|lähisuhdeväkivaltaa kokeneille|personer som upplevt våld i nära relationer|people who have experienced domestic violence|ADULT
kaveria kaipaavien nuorten|kaveria kaipaaville nuorille|unga som söker vänner|young people looking for friends|YOUNG,YOUNG_ADULT`,
    aims: `
Ihmissuhteista puhuminen helpottaa, kun joku kuuntelee ajan kanssa.|Det underlättar att tala om relationer när någon lyssnar i lugn och ro.|Talking about relationships helps when someone takes the time to listen.
Tapaamisissa tutustuu uusiin ihmisiin, joilla on samanlainen elämäntilanne.|På träffarna lär man känna nya människor i samma livssituation.|At the meetings you get to know people in a similar situation.
Keskustelemme arjesta, vanhemmuudesta ja omasta jaksamisesta.|Vi samtalar om vardagen, föräldraskapet och den egna orken.|We talk about everyday life, parenthood and how we are coping.
Yksinäisyys on yleistä, eikä siinä ole mitään hävettävää.|Ensamhet är vanligt och ingenting att skämmas för.|Loneliness is common and nothing to be ashamed of.
Lapsille on järjestetty ohjattua tekemistä samassa talossa.|Det finns ledd verksamhet för barnen i samma hus.|There are supervised activities for children in the same building.
Tuemme perheitä muutoksissa ja arjen käännekohdissa.|Vi stöder familjer i förändringar och vändpunkter i vardagen.|We support families through changes and turning points in life.`,
  },
  st_kotoutuminen: {
    people: `
maahan muuttaneiden naisten|maahan muuttaneille naisille|invandrarkvinnor|immigrant women|YOUNG_ADULT,ADULT
suomea opiskelevien|suomea opiskeleville|personer som studerar finska|learners of Finnish|YOUNG_ADULT,ADULT
Ukrainasta tulleiden|Ukrainasta tulleille|personer från Ukraina|people from Ukraine|ANY
kansainvälisten opiskelijoiden|kansainvälisille opiskelijoille|internationella studerande|international students|YOUNG_ADULT
pakolaistaustaisten perheiden|pakolaistaustaisille perheille|familjer med flyktingbakgrund|families with a refugee background|CHILD,SCHOOL_AGE,ADULT
paluumuuttajien|paluumuuttajille|återflyttare|returning migrants|ADULT
turvapaikanhakijoiden|turvapaikanhakijoille|asylsökande|asylum seekers|ANY
maahan muuttaneiden nuorten|maahan muuttaneille nuorille|unga invandrare|young immigrants|YOUNG,YOUNG_ADULT`,
    aims: `
Harjoittelemme kieltä arjen tilanteissa: kaupassa, bussissa ja terveysasemalla.|Vi övar språket i vardagen: i butiken, på bussen och på hälsostationen.|We practise the language in everyday situations: in shops, on the bus and at the health centre.
Autamme kirjeiden, lomakkeiden ja ajanvarausten kanssa.|Vi hjälper till med brev, blanketter och tidsbokningar.|We help with letters, forms and appointments.
Tutustumme paikkakuntaan, sen palveluihin ja ihmisiin.|Vi bekantar oss med orten, dess tjänster och människor.|We get to know the town, its services and its people.
Puhumme selkokieltä ja tarvittaessa käytämme tulkkia.|Vi talar lättläst språk och använder tolk vid behov.|We speak plain language and use an interpreter when needed.
Paikalliset ja muualta tulleet kohtaavat samassa pöydässä.|Ortsbor och inflyttade möts vid samma bord.|Local people and newcomers meet at the same table.
Omasta kulttuurista saa kertoa, ja uutta oppii puolin ja toisin.|Du får berätta om din egen kultur, och alla lär sig av varandra.|You can share your own culture, and everyone learns from each other.`,
  },
  st_mielenterveys: {
    people: `
masennuksesta toipuvien|masennuksesta toipuville|personer som återhämtar sig från depression|people recovering from depression|YOUNG_ADULT,ADULT
ahdistuksen kanssa elävien|ahdistuksen kanssa eläville|personer som lever med ångest|people living with anxiety|YOUNG_ADULT,ADULT
mielenterveyskuntoutujien|mielenterveyskuntoutujille|personer i psykisk rehabilitering|people in mental health recovery|ADULT
psyykkisesti sairastuneiden läheisten|psyykkisesti sairastuneiden läheisille|anhöriga till personer med psykisk ohälsa|families of people with mental illness|ADULT
itsemurhassa läheisensä menettäneiden|itsemurhassa läheisensä menettäneille|anhöriga till personer som tagit sitt liv|people bereaved by suicide|ADULT
paniikkihäiriötä kokevien|paniikkihäiriötä kokeville|personer med panikstörning|people with panic disorder|YOUNG_ADULT,ADULT
mielensä kanssa kamppailevien nuorten|mielensä kanssa kamppaileville nuorille|unga med psykiska svårigheter|young people struggling with their mental health|YOUNG,YOUNG_ADULT
uupuneiden vanhempien|uupuneille vanhemmille|utmattade föräldrar|exhausted parents|ADULT`,
    aims: `
Mielen hyvinvointia voi vahvistaa pienillä teoilla joka päivä.|Det psykiska välbefinnandet kan stärkas med små handlingar varje dag.|Mental wellbeing can be strengthened by small acts every day.
Vaikeistakin tunteista saa puhua, eikä kenenkään tarvitse jaksaa yksin.|Man får tala också om svåra känslor, och ingen behöver orka ensam.|You can talk about difficult feelings too, and nobody has to cope alone.
Opettelemme rentoutumista, unta tukevia tapoja ja tunteiden nimeämistä.|Vi övar avslappning, goda sömnvanor och att sätta ord på känslor.|We practise relaxation, good sleep habits and naming our feelings.
Toipuminen on jokaisella omanlaisensa, ja se etenee omaa vauhtia.|Återhämtningen är individuell och går i egen takt.|Recovery is different for everyone and goes at its own pace.
Mukaan voi tulla ilman lähetettä tai diagnoosia.|Du kan komma med utan remiss eller diagnos.|You can join without a referral or a diagnosis.
Kokemusasiantuntijat ovat mukana suunnittelussa ja ohjauksessa.|Erfarenhetsexperter är med i planeringen och ledningen.|Experts by experience take part in planning and leading.`,
  },
  st_opiskelu: {
    people: `
lukivaikeuksia kokevien|lukivaikeuksia kokeville|personer med läs- och skrivsvårigheter|people with dyslexia|YOUNG,YOUNG_ADULT,ADULT
toisen asteen opiskelijoiden|toisen asteen opiskelijoille|studerande på andra stadiet|upper secondary students|YOUNG
koulunsa keskeyttäneiden|koulunsa keskeyttäneille|unga som avbrutit sina studier|young people who have left school|YOUNG,YOUNG_ADULT
aikuisopiskelijoiden|aikuisopiskelijoille|vuxenstuderande|adult learners|ADULT
oppimisvaikeuksia kokevien lasten vanhempien|oppimisvaikeuksia kokevien lasten vanhemmille|föräldrar till barn med inlärningssvårigheter|parents of children with learning difficulties|ADULT
korkeakouluopiskelijoiden|korkeakouluopiskelijoille|högskolestuderande|university students|YOUNG_ADULT
alakoululaisten|alakoululaisille|lågstadieelever|primary school pupils|SCHOOL_AGE
alanvaihtajien|alanvaihtajille|personer som byter bransch|career changers|ADULT`,
    aims: `
Löydämme yhdessä oppimisen tavan, joka sopii juuri sinulle.|Vi hittar tillsammans det sätt att lära sig som passar just dig.|Together we find the way of learning that suits you.
Läksyjä ja tehtäviä tehdään rauhallisessa tilassa, ja apua saa heti.|Läxor och uppgifter görs i ett lugnt rum och hjälp finns till hands.|Homework is done in a quiet room, and help is at hand.
Opiskelun tauko ei ole este: uuden alun voi tehdä milloin vain.|En paus i studierna är inget hinder: man kan börja om när som helst.|A break in studies is no obstacle: you can start again at any time.
Vahvistamme opiskelutaitoja, muistia ja keskittymistä.|Vi stärker studieteknik, minne och koncentration.|We strengthen study skills, memory and concentration.
Keskustelemme jaksamisesta, ajankäytöstä ja tavoitteista.|Vi samtalar om ork, tidsanvändning och mål.|We talk about coping, use of time and goals.
Saat tietoa opintojen tuesta ja apuvälineistä.|Du får information om studiestöd och hjälpmedel.|You get information about student support and assistive tools.`,
  },
  st_paihteettomyys: {
    people: `
päihteistä toipuvien|päihteistä toipuville|personer på väg bort från rusmedel|people recovering from substance use|ADULT
alkoholin käyttöään vähentävien|alkoholin käyttöään vähentäville|personer som vill dricka mindre|people cutting down on alcohol|ADULT
peliriippuvuudesta irrottautuvien|peliriippuvuudesta irrottautuville|personer på väg bort från spelberoende|people overcoming gambling|YOUNG_ADULT,ADULT
päihteitä käyttävien läheisten|päihteitä käyttävien läheisille|anhöriga till personer som använder rusmedel|families of people who use substances|ADULT
nikotiinista irrottautuvien nuorten|nikotiinista irrottautuville nuorille|unga som vill sluta med nikotin|young people quitting nicotine|YOUNG,YOUNG_ADULT
raittiutta valinneiden|raittiutta valinneille|personer som valt nykterhet|people who have chosen sobriety|ADULT
päihdeperheiden aikuisten lasten|päihdeperheiden aikuisille lapsille|vuxna barn från missbruksfamiljer|adult children of substance-using parents|YOUNG_ADULT,ADULT
lääkeriippuvuudesta toipuvien|lääkeriippuvuudesta toipuville|personer på väg bort från läkemedelsberoende|people recovering from medicine dependence|ADULT,ELDERLY`,
    aims: `
Tavoitteen asetat itse: vähentäminen, tauko tai täysi päihteettömyys.|Du sätter själv målet: minskning, paus eller helt rusmedelsfritt liv.|You set the goal yourself: cutting down, a break or full sobriety.
Retkahdus ei ole epäonnistuminen, ja takaisin saa aina tulla.|Ett återfall är inget misslyckande och du är alltid välkommen tillbaka.|A relapse is not a failure, and you are always welcome back.
Toiminta on päihteetöntä, ja mukana on myös vuosia raittiina eläneitä.|Verksamheten är rusmedelsfri och med är också personer som varit nyktra i åratal.|The activity is substance-free, and people with years of sobriety take part.
Etsimme uutta tekemistä ja ihmissuhteita, jotka tukevat muutosta.|Vi söker ny sysselsättning och relationer som stöder förändringen.|We look for new things to do and relationships that support the change.
Läheinen saa tukea riippumatta siitä, hakeeko toinen apua.|Anhöriga får stöd oavsett om den andra söker hjälp.|Families get support whether or not the other person seeks help.
Tunnistamme tilanteita, joissa vanhat tavat houkuttelevat, ja harjoittelemme toisin toimimista.|Vi lär oss känna igen situationer där gamla vanor lockar och övar på nya sätt.|We learn to recognise moments when old habits tempt us and practise doing otherwise.`,
  },
  st_sairaudet: {
    people: `
muistisairaiden läheisten|muistisairaiden läheisille|anhöriga till minnessjuka|families of people with memory disorders|ADULT,ELDERLY
syöpään sairastuneiden|syöpään sairastuneille|cancersjuka|people with cancer|ADULT,ELDERLY
diabeetikoiden|diabeetikoille|diabetiker|people with diabetes|ANY
sydänsairaiden|sydänsairaille|hjärtsjuka|people with heart disease|ADULT,ELDERLY
reumaa sairastavien|reumaa sairastaville|reumatiker|people with rheumatic diseases|ADULT,ELDERLY
aivoverenkiertohäiriön kokeneiden|aivoverenkiertohäiriön kokeneille|personer som haft stroke|stroke survivors|ADULT,ELDERLY
pitkäaikaissairaiden lasten perheiden|pitkäaikaissairaiden lasten perheille|familjer med långtidssjuka barn|families of children with long-term illness|CHILD,SCHOOL_AGE,ADULT
harvinaissairaiden|harvinaissairaille|personer med sällsynta sjukdomar|people with rare diseases|ADULT
Parkinsonin tautia sairastavien|Parkinsonin tautia sairastaville|personer med Parkinsons sjukdom|people with Parkinson's disease|ADULT,ELDERLY
keuhkosairaiden|keuhkosairaille|lungsjuka|people with lung diseases|ADULT,ELDERLY`,
    aims: `
Sairastuminen koskettaa koko perhettä, ja siksi läheisetkin ovat tervetulleita.|En sjukdom berör hela familjen och därför är också närstående välkomna.|Illness touches the whole family, so those close to you are welcome too.
Jaamme kokemuksia hoidoista, oireista ja siitä, mikä arjessa auttaa.|Vi delar erfarenheter av vård, symtom och det som hjälper i vardagen.|We share experiences of treatment, symptoms and what helps in daily life.
Tietoa saa asiantuntijoilta, ymmärrystä toisilta saman kokeneilta.|Kunskap får du av experter, förståelse av dem som upplevt detsamma.|Experts give you facts; others who have been through the same give you understanding.
Puhumme myös pelosta, surusta ja toivosta.|Vi talar också om rädsla, sorg och hopp.|We also talk about fear, grief and hope.
Autamme hahmottamaan hoitopolkua, kuntoutusta ja etuuksia.|Vi hjälper dig att få grepp om vårdkedjan, rehabiliteringen och förmånerna.|We help you understand the care path, rehabilitation and benefits.
Vastasairastuneelle varataan aikaa ja oma tukihenkilö.|Den som nyligen insjuknat får tid och en egen stödperson.|Those recently diagnosed are given time and a support person of their own.`,
  },
  st_talous: {
    people: `
velkaantuneiden|velkaantuneille|skuldsatta|people in debt|YOUNG_ADULT,ADULT
pienituloisten perheiden|pienituloisille perheille|låginkomstfamiljer|low-income families|ADULT
nuorten aikuisten|nuorille aikuisille|unga vuxna|young adults|YOUNG_ADULT
eläkkeellä olevien|eläkkeellä oleville|pensionärer|pensioners|ELDERLY
ylivelkaantuneiden yrittäjien|ylivelkaantuneille yrittäjille|överskuldsatta företagare|over-indebted entrepreneurs|ADULT
ulosottovelallisten|ulosottovelallisille|gäldenärer i utsökning|people in debt enforcement|ADULT
opiskelijoiden|opiskelijoille|studerande|students|YOUNG_ADULT
pelaamisen vuoksi velkaantuneiden|pelaamisen vuoksi velkaantuneille|personer med spelskulder|people with gambling debts|ADULT`,
    aims: `
Laskut avataan yhdessä, ja tilanteesta tehdään selkeä kuva.|Vi öppnar räkningarna tillsammans och skapar en klar bild av läget.|We open the bills together and form a clear picture of the situation.
Teemme talousarvion, joka kestää oikean arjen.|Vi gör upp en budget som håller i vardagen.|We draw up a budget that works in real life.
Neuvomme velkajärjestelyn, maksusuunnitelman ja etuuksien hakemisessa.|Vi ger råd om skuldsanering, betalningsplaner och förmåner.|We advise on debt adjustment, payment plans and benefits.
Rahasta puhuminen voi hävettää, mutta täällä ei tuomita.|Det kan kännas skamligt att tala om pengar, men här dömer ingen.|Talking about money may feel shameful, but nobody judges you here.
Talousasioihin kannattaa hakea apua ajoissa, mutta koskaan ei ole liian myöhäistä.|Det lönar sig att söka hjälp i tid, men det är aldrig för sent.|It pays to seek help early, but it is never too late.
Saat vinkkejä ruokamenojen, asumisen ja sähkön kulujen hillitsemiseen.|Du får tips om hur du håller nere kostnader för mat, boende och el.|You get tips for keeping food, housing and electricity costs down.`,
  },
  st_terveys: {
    people: `
painonhallintaa opettelevien|painonhallintaa opetteleville|personer som vill hantera sin vikt|people managing their weight|ADULT
työikäisten miesten|työikäisille miehille|män i arbetsför ålder|men of working age|ADULT
ikäihmisten|ikäihmisille|äldre|older people|ELDERLY
omaishoitajien|omaishoitajille|närståendevårdare|family carers|ADULT,ELDERLY
unettomuudesta kärsivien|unettomuudesta kärsiville|personer med sömnlöshet|people with insomnia|ADULT
raskaana olevien|raskaana oleville|gravida|expectant parents|YOUNG_ADULT,ADULT
kaatumisia ehkäisevien ikäihmisten|kaatumisia ehkäiseville ikäihmisille|äldre som vill förebygga fallolyckor|older people preventing falls|ELDERLY
vuorotyöläisten|vuorotyöläisille|skiftarbetare|shift workers|ADULT`,
    aims: `
Pienilläkin muutoksilla on vaikutusta, kun ne pysyvät.|Också små förändringar har betydelse när de består.|Even small changes matter when they last.
Liikumme, kokkaamme ja lepäämme: terveys tehdään arjessa.|Vi rör på oss, lagar mat och vilar: hälsan skapas i vardagen.|We move, cook and rest: health is made in everyday life.
Sisältö perustuu tutkittuun tietoon, ja se esitetään ymmärrettävästi.|Innehållet bygger på forskning och presenteras begripligt.|The content is based on research and presented clearly.
Jokainen etenee oman kuntonsa ja voimiensa mukaan.|Var och en går framåt enligt egen kondition och ork.|Everyone proceeds according to their own fitness and strength.
Mittaamme halukkailta verenpaineen ja keskustelemme tuloksista.|Den som vill får blodtrycket mätt och vi samtalar om resultaten.|Those who wish can have their blood pressure measured, and we talk about the results.
Mukana on terveydenhuollon opiskelijoita ja ammattilaisia.|Studerande och yrkespersoner inom hälsovården deltar.|Health care students and professionals take part.`,
  },
  st_tyottomyys: {
    people: `
työttömien|työttömille|arbetslösa|unemployed people|ADULT
pitkäaikaistyöttömien|pitkäaikaistyöttömille|långtidsarbetslösa|long-term unemployed people|ADULT
työtä hakevien nuorten|työtä hakeville nuorille|unga arbetssökande|young jobseekers|YOUNG_ADULT
yli 55-vuotiaiden työnhakijoiden|yli 55-vuotiaille työnhakijoille|arbetssökande över 55 år|jobseekers over 55|ADULT
osatyökykyisten|osatyökykyisille|partiellt arbetsföra|people with partial work ability|ADULT
työelämään palaavien vanhempien|työelämään palaaville vanhemmille|föräldrar som återvänder till arbetslivet|parents returning to work|ADULT
maahan muuttaneiden työnhakijoiden|maahan muuttaneille työnhakijoille|invandrade arbetssökande|immigrant jobseekers|YOUNG_ADULT,ADULT
lomautettujen|lomautetuille|permitterade|people who are laid off|ADULT`,
    aims: `
Päivitämme ansioluettelon ja harjoittelemme työhaastattelua.|Vi uppdaterar meritförteckningen och övar på anställningsintervjun.|We update CVs and practise job interviews.
Arki saa rytmiä, kun on paikka, johon lähteä.|Vardagen får rytm när det finns en plats att gå till.|Daily life gets a rhythm when there is a place to go.
Etsimme työkokeiluja, koulutuksia ja palkkatuetun työn mahdollisuuksia.|Vi söker arbetsprövning, utbildningar och möjligheter till arbete med lönesubvention.|We look for work trials, training and subsidised jobs.
Osaamista on kaikilla, ja se tehdään täällä näkyväksi.|Alla har kunnande och här görs det synligt.|Everyone has skills, and here they are made visible.
Neuvomme työttömyysturvan ja sosiaaliturvan hakemisessa.|Vi ger råd om utkomstskydd och social trygghet.|We advise on unemployment and social security.
Tarjolla on edullinen lounas ja keskusteluapua.|Det finns förmånlig lunch och någon att tala med.|There is an affordable lunch and someone to talk to.`,
  },
  st_vammaisuus: {
    people: `
näkövammaisten|näkövammaisille|synskadade|people with visual impairments|ANY
kuulovammaisten|kuulovammaisille|hörselskadade|people with hearing loss|ANY
kehitysvammaisten|kehitysvammaisille|personer med utvecklingsstörning|people with intellectual disabilities|YOUNG_ADULT,ADULT
liikuntavammaisten|liikuntavammaisille|rörelsehindrade|people with physical disabilities|ANY
vammaisten lasten vanhempien|vammaisten lasten vanhemmille|föräldrar till barn med funktionsnedsättning|parents of disabled children|ADULT
pyörätuolin käyttäjien|pyörätuolin käyttäjille|rullstolsanvändare|wheelchair users|ANY
vammaisten nuorten|vammaisille nuorille|unga med funktionsnedsättning|young disabled people|YOUNG,YOUNG_ADULT
selkäydinvamman saaneiden|selkäydinvamman saaneille|ryggmärgsskadade|people with spinal cord injury|ADULT`,
    aims: `
Oma ääni, omat valinnat: osallistujat päättävät, mitä tehdään.|Egen röst, egna val: deltagarna bestämmer vad vi gör.|Your own voice, your own choices: the participants decide what we do.
Tilat ovat esteettömät, ja avustaja pääsee mukaan maksutta.|Lokalerna är tillgängliga och assistenten deltar gratis.|The premises are accessible, and an assistant can join free of charge.
Kokeilemme apuvälineitä ja jaamme vinkkejä niiden hankkimiseen.|Vi prövar hjälpmedel och delar tips om hur man skaffar dem.|We try out assistive devices and share tips on getting them.
Käsittelemme vammaispalveluja, henkilökohtaista apua ja kuljetuksia.|Vi behandlar funktionshinderservice, personlig assistans och transporter.|We cover disability services, personal assistance and transport.
Viestimme selkokielellä, kuvilla ja tarvittaessa viittoen.|Vi kommunicerar på lätt språk, med bilder och vid behov med tecken.|We communicate in easy language, with pictures and with signs when needed.
Vammaisuus on osa elämää, ei sen este.|Funktionsnedsättningen är en del av livet, inte ett hinder för det.|Disability is a part of life, not a barrier to it.`,
  },
};
