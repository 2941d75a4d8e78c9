/**
 * How each form of hobby reads. `compounds` are joined to a theme's stem ("lautapeli" + "kerho");
 * `titles` stand alone. Swedish `{subject}` is inserted in lower case, English `{subject}` first.
 * Lines are Finnish | Swedish | English.
 */
export interface HobbyFormSource {
  readonly compounds: string;
  readonly titles: string;
  readonly summaries: string;
  readonly sentences: string;
}

export const hobbyForms: Readonly<Record<string, HobbyFormSource>> = {
  hm_harrastukset: {
    compounds: `
harrastus|Hobby: {subject}|{subject} hobby
kurssi|Kurs: {subject}|{subject} course
paja|Verkstad: {subject}|{subject} workshop
vuoro|Öppen tid: {subject}|{subject} session
alkeet|Grunder: {subject}|{subject} for beginners`,
    titles: '',
    summaries: `
Säännöllistä harrastamista hyvässä porukassa.|Regelbunden hobbyverksamhet i gott sällskap.|A regular hobby in good company.
Harrastus, jonka voi aloittaa milloin vain.|En hobby som man kan börja med när som helst.|A hobby you can start at any time.
Viikoittaista tekemistä aloittelijoille ja jo kokeneille.|Verksamhet varje vecka för nybörjare och erfarna.|Weekly activity for beginners and the experienced alike.
Edullinen lähiharrastus ilman jäsenyyspakkoa.|En förmånlig närhobby utan krav på medlemskap.|An affordable local hobby, no membership required.`,
    sentences: `
Kokeilukerta on aina maksuton.|Första gången är alltid avgiftsfri.|The first session is always free.
Ohjaajat ovat vapaaehtoisia, ja uusia kaivataan jatkuvasti.|Ledarna är frivilliga och nya behövs hela tiden.|The leaders are volunteers, and new ones are always needed.
Kausi jatkuu kouluvuoden rytmissä, ja lomilla pidetään taukoa.|Säsongen följer läsåret och under loven är det paus.|The season follows the school year, with breaks for the holidays.
Mukaan tarvitset vain sisätiloihin sopivat vaatteet ja juomapullon.|Du behöver bara kläder för inomhusbruk och en vattenflaska.|All you need is indoor clothes and a water bottle.
Vanhemmat voivat jäädä seuraamaan tai osallistua itse.|Föräldrar får stanna och se på eller delta själva.|Parents may stay to watch or join in.`,
  },
  hm_ryhmat: {
    compounds: `
kerho|Klubb: {subject}|{subject} club
ryhmä|Grupp: {subject}|{subject} group
piiri|Cirkel: {subject}|{subject} circle
porukka|Gäng: {subject}|{subject} gang
ilta|Kväll: {subject}|{subject} evening`,
    titles: '',
    summaries: `
Avoin ryhmä, johon mahtuu aina uusia.|En öppen grupp med plats för nya.|An open group with room for newcomers.
Kerho, jossa tehdään ja jutellaan.|En klubb där man gör saker och pratar.|A club for doing and chatting.
Pieni ja lämminhenkinen ryhmä saman aiheen ympärillä.|En liten och varm grupp kring samma ämne.|A small, friendly group around a shared interest.
Yhteistä tekemistä ympäri vuoden.|Gemensam verksamhet året runt.|Shared activity all year round.`,
    sentences: `
Ryhmä päättää itse ohjelmansa lukukausittain.|Gruppen bestämmer själv sitt program terminsvis.|The group decides its own programme each term.
Uudet esitellään, ja vanhat pitävät huolen, ettei kukaan jää yksin.|Nya presenteras och de gamla ser till att ingen blir ensam.|Newcomers are introduced, and the regulars see to it that nobody is left alone.
Kokoontumisissa on kahvitarjoilu.|Vid träffarna bjuds det på kaffe.|Coffee is served at the meetings.
Kerho tekee keväällä yhteisen retken.|Klubben gör en gemensam utfärd på våren.|The club goes on a trip together in spring.
Ryhmällä on oma viestiketju, jossa sovitaan yllätyksistä ja muutoksista.|Gruppen har en egen meddelandetråd för ändringar och överraskningar.|The group has a message thread for changes and surprises.`,
  },
  hm_tilaisuudet: {
    compounds: `
luento|Föreläsning: {subject}|{subject} lecture
tapahtuma|Evenemang: {subject}|{subject} event
päivä|Temadag: {subject}|{subject} day
tietoilta|Infokväll: {subject}|{subject} information evening
kahvit|Kaffestund: {subject}|{subject} coffee morning
viikonloppu|Veckoslut: {subject}|{subject} weekend`,
    titles: '',
    summaries: `
Kaikille avoin tilaisuus.|Ett evenemang öppet för alla.|An event open to all.
Esittelyjä, puheenvuoroja ja yhdessäoloa.|Presentationer, inlägg och samvaro.|Presentations, talks and time together.
Tule kuulemaan, kokeilemaan ja kysymään.|Kom och hör, prova och fråga.|Come and listen, try and ask.
Koko päivän tapahtuma koko perheelle.|Ett heldagsevenemang för hela familjen.|A whole day for the whole family.`,
    sentences: `
Ohjelma julkaistaan viikkoa ennen tilaisuutta.|Programmet publiceras en vecka före evenemanget.|The programme is published a week before the event.
Paikalla on puffetti, jonka tuotto käytetään nuorten toimintaan.|Det finns servering vars intäkter går till ungdomsverksamheten.|There is a café whose proceeds go to youth activities.
Tilaisuus tulkataan suomalaiselle viittomakielelle, jos toive esitetään ajoissa.|Evenemanget tolkas till finskt teckenspråk om önskemålet framförs i tid.|The event is interpreted into Finnish Sign Language if asked for in time.
Paikkoja on kuudellekymmenelle, ja ne täytetään saapumisjärjestyksessä.|Det finns sextio platser som fylls i den ordning man anländer.|There are sixty seats, filled in order of arrival.
Tilaisuuden jälkeen voi jäädä keskustelemaan.|Efteråt kan man stanna kvar och samtala.|Afterwards you can stay and talk.`,
  },
  hm_leirit: {
    compounds: `
leiri|Läger: {subject}|{subject} camp
retki|Utflykt: {subject}|{subject} excursion
matka|Resa: {subject}|{subject} trip
päiväleiri|Dagläger: {subject}|{subject} day camp`,
    titles: '',
    summaries: `
Muutama päivä yhdessä, hyvää ruokaa ja mukavaa tekemistä.|Några dagar tillsammans med god mat och trevlig samvaro.|A few days together with good food and fun.
Leiri täysihoidolla ja ohjatulla ohjelmalla.|Läger med helpension och lett program.|A camp with full board and a guided programme.
Yhteinen retki, jolle lähdetään linja-autolla.|En gemensam utflykt med buss.|A trip together by coach.
Loma-ajan ohjelmaa lähellä kotia.|Lovprogram nära hemmet.|Holiday activities close to home.`,
    sentences: `
Hintaan kuuluvat majoitus, ateriat ja vakuutus.|I priset ingår logi, måltider och försäkring.|The price includes lodging, meals and insurance.
Leirillä on yksi ohjaaja kuutta osallistujaa kohti.|På lägret finns en ledare per sex deltagare.|There is one leader for every six participants.
Varusteluettelo lähetetään ilmoittautuneille kaksi viikkoa ennen lähtöä.|En utrustningslista skickas till de anmälda två veckor före avfärden.|A packing list is sent two weeks before departure.
Tukea osallistumismaksuun voi hakea yhdistykseltä.|Man kan ansöka om stöd för deltagaravgiften hos föreningen.|You can ask the association for help with the fee.
Erityisruokavaliot otetaan huomioon.|Specialkoster beaktas.|Special diets are catered for.`,
  },
  hm_oppaat: {
    compounds: `
opas|Guide: {subject}|{subject} guide
kartta|Karta: {subject}|{subject} map
lehti|Tidskrift: {subject}|{subject} magazine
vihko|Häfte: {subject}|{subject} booklet
vinkit|Tips: {subject}|{subject} tips`,
    titles: '',
    summaries: `
Harrastajien kokoama opas, luettavissa verkossa.|En guide sammanställd av utövare, på webben.|A guide compiled by enthusiasts, available online.
Neljä kertaa vuodessa ilmestyvä julkaisu.|En publikation som utkommer fyra gånger om året.|A publication that appears four times a year.
Vinkkejä alkuun ja syventäviä ohjeita.|Tips för nybörjare och fördjupande råd.|Tips for beginners and in-depth advice.
Maksuton aineisto kotiin, kouluun ja kerhoon.|Avgiftsfritt material för hem, skola och klubb.|Free material for home, school and club.`,
    sentences: `
Aineisto on tehty talkoilla, ja sitä saa jakaa vapaasti.|Materialet är gjort på talko och får delas fritt.|The material was made by volunteers and may be shared freely.
Uusia sivuja lisätään harrastajien ehdotuksista.|Nya sidor läggs till på förslag av utövare.|New pages are added at the suggestion of enthusiasts.
Painettua versiota saa kirjastosta ja kunnan neuvonnasta.|Den tryckta versionen finns på biblioteket och i kommunens rådgivning.|The printed version is available at the library and the municipal service point.
Opas on käännetty myös selkosuomeksi.|Guiden finns även på lätt finska.|The guide is also available in plain Finnish.`,
  },
  hm_esitykset: {
    compounds: '',
    titles: `
Kevätnäytös|Vårföreställning|Spring show
Joulukonsertti|Julkonsert|Christmas concert
Kesäteatterin esitykset|Sommarteaterns föreställningar|Summer theatre performances
Avoin lava|Öppen scen|Open stage
Yhteislauluilta|Allsångskväll|Sing-along evening
Syyskauden ensi-ilta|Höstsäsongens premiär|Autumn premiere
Runoja ja musiikkia|Dikter och musik|Poems and music
Tanssin ilta|Dansens kväll|Evening of dance`,
    summaries: `
Paikallisten tekijöiden esitys kaikenikäisille.|En föreställning av lokala krafter för alla åldrar.|A performance by local people for all ages.
Illan ohjelmassa musiikkia, tanssia ja tarinoita.|Kvällens program bjuder på musik, dans och berättelser.|An evening of music, dance and stories.
Esitys, jonka tekijät ovat harrastajia ja ylpeitä siitä.|En föreställning av stolta amatörer.|A show by amateurs who are proud of it.`,
    sentences: `
Lippuja saa ovelta, ja lapset pääsevät maksutta.|Biljetter fås vid dörren och barn har fritt inträde.|Tickets at the door; children get in free.
Esitys kestää noin tunnin, ja siinä on väliaika.|Föreställningen tar ungefär en timme med paus.|The performance lasts about an hour with an interval.
Yksi esityksistä tulkataan ja yksi on aistiystävällinen.|En av föreställningarna tolkas och en är sinnesvänlig.|One performance is interpreted and one is sensory-friendly.
Näyttämöllä nähdään yli kolmekymmentä esiintyjää.|På scenen ses över trettio uppträdande.|More than thirty performers take the stage.`,
  },
  hm_nayttelyt: {
    compounds: '',
    titles: `
Jäsennäyttely|Medlemsutställning|Members' exhibition
Valokuvanäyttely kotiseudulta|Fotoutställning från hembygden|Photographs from the home region
Käsityönäyttely|Hantverksutställning|Craft exhibition
Kylän muistot -näyttely|Utställningen Byns minnen|Memories of the village exhibition
Lasten taidenäyttely|Barnens konstutställning|Children's art exhibition
Pienoismallinäyttely|Modellutställning|Scale model exhibition
Perinnenäyttely|Traditionsutställning|Heritage exhibition
Kiertonäyttely|Vandringsutställning|Touring exhibition`,
    summaries: `
Näyttely, johon on vapaa pääsy.|En utställning med fritt inträde.|An exhibition with free entry.
Jäsenten töitä vuosien varrelta.|Medlemmarnas arbeten genom åren.|Members' work over the years.
Kuvia, esineitä ja tarinoita omalta paikkakunnalta.|Bilder, föremål och berättelser från hemorten.|Pictures, objects and stories from our own area.`,
    sentences: `
Opastettuja kierroksia järjestetään pyynnöstä.|Guidade rundturer ordnas på begäran.|Guided tours are arranged on request.
Avajaisissa tarjotaan kahvia ja kuullaan tekijöitä.|Vid vernissagen bjuds det på kaffe och skaparna berättar.|At the opening there is coffee, and the makers speak.
Osa töistä on myynnissä.|En del av verken är till salu.|Some of the works are for sale.
Näyttelyn voi lainata myös kouluille ja palvelutaloihin.|Utställningen kan lånas till skolor och servicehus.|The exhibition can be lent to schools and sheltered homes.`,
  },
  hm_kohtaamispaikka: {
    compounds: '',
    titles: `
Avoin kohtaamispaikka|Öppen mötesplats|Open meeting place
Yhteisötupa|Gemenskapsstuga|Community room
Kansalaisten olohuone|Medborgarnas vardagsrum|Citizens' living room
Kohtaamiskahvila|Mötescafé|Meeting café
Monikulttuurinen tupa|Mångkulturell stuga|Multicultural house
Ikäihmisten tupa|De äldres stuga|Older people's room
Perhetupa|Familjestuga|Family room
Nuorten tila|Ungas lokal|Young people's space`,
    summaries: `
Paikka, johon voi tulla ilman asiaa ja ilmoittautumista.|En plats dit man kan komma utan ärende och anmälan.|A place to come to without a reason or registration.
Kahvia, lehtiä, seuraa ja pientä ohjelmaa.|Kaffe, tidningar, sällskap och lite program.|Coffee, papers, company and a little programme.
Asukkaiden yhteinen tila arkipäivisin.|Invånarnas gemensamma lokal på vardagar.|A shared space for residents on weekdays.`,
    sentences: `
Talossa on tietokone, tulostin ja lastenhuone.|I huset finns dator, skrivare och barnrum.|The house has a computer, a printer and a children's room.
Emäntävuorossa on vapaaehtoinen, joka ottaa uudet vastaan.|En frivillig värd tar emot nya besökare.|A volunteer host welcomes newcomers.
Tilaa voi varata myös omalle ryhmälle.|Lokalen kan också bokas för en egen grupp.|The space can also be booked for your own group.
Viikoittain vierailee palveluneuvoja.|En servicerådgivare besöker varje vecka.|A service adviser visits every week.`,
  },
  hm_kylatoiminta: {
    compounds: '',
    titles: `
Kylätalon avoimet ovet|Öppet hus i byagården|Open house at the village hall
Kyläkävely|Byvandring|Village walk
Asukasyhdistyksen talkoopäivä|Invånarföreningens talkodag|Residents' work day
Kyläkahvila|Bycafé|Village café
Kotiseutuilta|Hembygdskväll|Local heritage evening
Kylän kesäjuhla|Byns sommarfest|Village summer feast
Naapuruusillallinen|Grannskapsmiddag|Neighbours' dinner
Kyläkirppis|Byloppis|Village flea market`,
    summaries: `
Kylän väen yhteistä tekemistä.|Gemensam verksamhet för byborna.|Village people doing things together.
Tule tapaamaan naapureita ja suunnittelemaan tulevaa.|Kom och träffa grannar och planera framtiden.|Come and meet neighbours and plan ahead.
Talkoohenkeä, kahvia ja kuulumisia.|Talkoanda, kaffe och nyheter.|Working together, coffee and news.`,
    sentences: `
Toimintaan ovat tervetulleita myös mökkiläiset.|Också sommarboende är välkomna.|Summer residents are welcome too.
Kylätalo on rakennettu talkoilla, ja sitä hoidetaan yhdessä.|Byagården är byggd på talko och sköts gemensamt.|The village hall was built by volunteers and is cared for together.
Suunnitelmat kootaan kyläsuunnitelmaan, joka viedään kunnalle.|Planerna samlas i en byplan som lämnas till kommunen.|Plans are gathered in a village plan and taken to the municipality.
Kyydin voi kysyä kylän viestiryhmästä.|Fråga efter skjuts i byns meddelandegrupp.|Ask for a lift in the village message group.`,
  },
  hm_oleskelu: {
    compounds: '',
    titles: `
Lauantaitanssit|Lördagsdans|Saturday dance
Pelipäivä|Speldag|Games day
Yhteiset juhlapyhät|Gemensamma helger|Holidays together
Onkikisa ja makkaranpaistoa|Metartävling och korvgrillning|Angling and sausages
Bingoiltapäivä|Bingoeftermiddag|Bingo afternoon
Kesäpäivä leirikeskuksessa|Sommardag på lägergården|Summer day at the camp centre
Tietovisailta|Frågesportkväll|Quiz night
Perjantain yhteislounas|Fredagens gemensamma lunch|Friday lunch together`,
    summaries: `
Rentoa yhdessäoloa ilman suorittamista.|Avkopplande samvaro utan prestation.|Relaxed time together, no achievement needed.
Hyvää seuraa ja pientä ohjelmaa.|Gott sällskap och lite program.|Good company and a little programme.
Mukavaa ajanvietettä kaikenikäisille.|Trevligt tidsfördriv för alla åldrar.|A pleasant pastime for all ages.`,
    sentences: `
Mukaan voi tulla yksin, kaverin kanssa tai koko perheen voimin.|Kom ensam, med en vän eller med hela familjen.|Come alone, with a friend or with the whole family.
Tarjolla on keittoa, kahvia ja pullaa.|Det bjuds på soppa, kaffe och bulla.|Soup, coffee and buns are served.
Musiikista vastaavat paikalliset soittajat.|Lokala musiker står för musiken.|Local musicians play.
Ohjelmatoiveita otetaan vastaan jokaisella kerralla.|Programönskemål tas emot varje gång.|Wishes for the programme are welcome every time.`,
  },
};
