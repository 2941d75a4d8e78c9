/**
 * LähelläPRO: what associations and public bodies tell one another. `{area}` is the place or
 * region in the genitive, `{place}` in the local case, `{year}` the year of the anchor date.
 * Lines are Finnish | Swedish | English.
 */
export interface AnnouncementSource {
  readonly titles: string;
  readonly summaries: string;
  readonly sentences: string;
}

export const announcementTexts = {
  EVENT: {
    titles: `
{area} järjestöjen verkostotapaaminen|{area} organisationers nätverksträff|{area} association network meeting
Järjestömessut {place}|Föreningsmässa {place}|Association fair {place}
Vertaisohjaajien virkistyspäivä {place}|Rekreationsdag för kamratledare {place}|Peer leaders' recreation day {place}
Järjestöjen yhteinen hyvinvointitori {place}|Gemensamt välfärdstorg {place}|Shared wellbeing fair {place}
Vapaaehtoistoiminnan päivän juhla {place}|Fest på frivilligdagen {place}|Volunteer day celebration {place}
Kyläpäivä: yhdistykset esittäytyvät {place}|Bydag: föreningarna presenterar sig {place}|Village day: associations introduce themselves {place}
{area} järjestöfoorumi|{area} organisationsforum|{area} association forum
Kahvit järjestötalolla {place}|Kaffe på föreningshuset {place}|Coffee at the association house {place}`,
    summaries: `
Tapaa muita toimijoita ja kerro omasta toiminnastasi.|Träffa andra aktörer och berätta om din verksamhet.|Meet others and tell them about your work.
Kaikille alueen järjestöille avoin tapahtuma.|Ett evenemang öppet för alla organisationer i området.|An event open to all associations in the area.
Puheenvuoroja, pistetyöskentelyä ja yhteinen lounas.|Inlägg, arbete i stationer och gemensam lunch.|Talks, stations and lunch together.`,
    sentences: `
Esittelypöydän voi varata maksutta.|Ett presentationsbord kan bokas avgiftsfritt.|A stand can be booked free of charge.
Paikalla ovat myös kunnan ja hyvinvointialueen yhdyshenkilöt.|Också kommunens och välfärdsområdets kontaktpersoner är på plats.|Liaison persons of the municipality and the county are there too.
Tilaisuuteen voi osallistua myös etänä.|Man kan också delta på distans.|You can also take part remotely.
Ohjelma tarkentuu kaksi viikkoa ennen tapahtumaa.|Programmet preciseras två veckor före evenemanget.|The programme is confirmed two weeks before.
Ota mukaan esitteitä ja käyntikortteja.|Ta med broschyrer och visitkort.|Bring leaflets and cards.`,
  },
  TRAINING: {
    titles: `
Vertaisohjaajakoulutus {place}|Utbildning för kamratledare {place}|Peer leader training {place}
Hallituskoulutus {area} yhdistyksille|Styrelseutbildning för {area} föreningar|Board training for {area} associations
Rahastonhoitajan kurssi|Kurs för kassörer|Treasurers' course
Saavutettava viestintä yhdistyksessä|Tillgänglig kommunikation i föreningen|Accessible communication in an association
Näin haet avustusta: työpaja {place}|Så söker du bidrag: verkstad {place}|How to apply for grants: workshop {place}
Tietosuoja pienessä yhdistyksessä|Dataskydd i en liten förening|Data protection in a small association
Turvallisempi tila: koulutus järjestöille {place}|Tryggare rum: utbildning för organisationer {place}|Safer space: training for associations {place}
Toiminnan arviointi ja mittarit|Utvärdering och indikatorer|Evaluation and indicators
Lähellä.fi käyttöön: perehdytys {place}|Ta Lähellä.fi i bruk: introduktion {place}|Getting started with Lähellä.fi {place}
Digituen ohjaajakoulutus {place}|Utbildning för digihandledare {place}|Digital support training {place}`,
    summaries: `
Käytännönläheinen koulutus järjestötoimijoille.|Praktisk utbildning för organisationsaktiva.|Practical training for people in associations.
Maksuton koulutus, jossa tehdään omat suunnitelmat valmiiksi.|Avgiftsfri utbildning där man färdigställer egna planer.|Free training in which you finish your own plans.
Kaksi iltaa, selkeät ohjeet ja valmiit pohjat.|Två kvällar, klara råd och färdiga mallar.|Two evenings, clear advice and ready templates.`,
    sentences: `
Koulutus sopii vasta aloittaneille ja kertaajille.|Utbildningen passar nybörjare och dem som vill repetera.|Suitable for beginners and those who want to refresh.
Osallistujat saavat todistuksen.|Deltagarna får ett intyg.|Participants receive a certificate.
Materiaali jää yhdistyksen käyttöön.|Materialet får användas i föreningen.|The materials may be used by the association.
Samasta yhdistyksestä mahtuu mukaan kaksi henkilöä.|Två personer per förening ryms med.|Two people from each association can attend.
Koulutuksen järjestää verkosto yhdessä paikallisten yhdistysten kanssa.|Utbildningen ordnas av nätverket tillsammans med lokala föreningar.|The training is organised by the network with local associations.`,
  },
  GRANT_CALL: {
    titles: `
{area} hyvinvointia edistävät avustukset {year}|{area} bidrag för främjande av välfärd {year}|{area} wellbeing grants {year}
{area} kohdeavustusten haku avautuu|{area} ansökan om riktade bidrag öppnar|{area} targeted grants open
Toiminta-avustukset yhdistyksille {place} {year}|Verksamhetsbidrag för föreningar {place} {year}|Operating grants for associations {place} {year}
Pienavustukset kylille {place}|Småbidrag för byar {place}|Small grants for villages {place}
Harrastamisen tuki {place}: haku yhdistyksille|Stöd för hobbyer {place}: ansökan för föreningar|Support for hobbies {place}: call for associations
Yksinäisyyden vähentämisen avustus {place}|Bidrag för att minska ensamhet {place}|Grant for reducing loneliness {place}
Osallisuusavustus {place} {year}|Bidrag för delaktighet {place} {year}|Participation grant {place} {year}`,
    summaries: `
Avustusta voivat hakea alueella toimivat rekisteröidyt yhdistykset.|Registrerade föreningar i området kan söka bidrag.|Registered associations in the area may apply.
Haettavana yhteensä 150 000 euroa.|Sammanlagt 150 000 euro kan sökas.|A total of 150,000 euros is available.
Pienin myönnettävä summa on 300 euroa, suurin 8 000 euroa.|Det minsta bidraget är 300 euro, det största 8 000 euro.|Grants range from 300 to 8,000 euros.`,
    sentences: `
Hakemus tehdään sähköisesti, ja neuvontaa saa koko hakuajan.|Ansökan görs elektroniskt och rådgivning ges under hela ansökningstiden.|Applications are made online, and advice is given throughout the period.
Liitteeksi tarvitaan toimintasuunnitelma ja talousarvio.|Som bilagor behövs en verksamhetsplan och en budget.|A plan of activities and a budget must be attached.
Päätökset tehdään kuuden viikon kuluessa hakuajan päättymisestä.|Besluten fattas inom sex veckor efter ansökningstidens slut.|Decisions are made within six weeks of the closing date.
Painopisteinä ovat osallisuus ja mielen hyvinvointi.|Tyngdpunkterna är delaktighet och psykiskt välbefinnande.|The priorities are inclusion and mental wellbeing.
Myöhässä saapuneita hakemuksia ei käsitellä.|Försenade ansökningar behandlas inte.|Late applications are not considered.`,
  },
  ASSOCIATION_EVENING: {
    titles: `
Yhdistysilta {place}|Föreningskväll {place}|Association evening {place}
{area} yhdistysten ilta: avustukset ja tilat|{area} föreningskväll: bidrag och lokaler|{area} associations' evening: grants and premises
Järjestöilta: yhteistyön vuosikello {place}|Organisationskväll: samarbetets årsklocka {place}|Association evening: the year's co-operation {place}
Kuntapäättäjät ja yhdistykset samassa pöydässä {place}|Beslutsfattare och föreningar vid samma bord {place}|Decision-makers and associations at one table {place}
Seurailta {place}: liikuntatilojen vuorot|Föreningskväll {place}: turer i idrottslokaler|Clubs' evening {place}: sports facility slots
{area} järjestöjen kuulemistilaisuus|Hörande av {area} organisationer|Hearing of {area} associations`,
    summaries: `
Kutsumme kaikki yhdistykset keskustelemaan yhteistyöstä.|Vi bjuder in alla föreningar att diskutera samarbetet.|All associations are invited to discuss working together.
Ajankohtaista avustuksista, tiloista ja hyvinvointisuunnitelmasta.|Aktuellt om bidrag, lokaler och välfärdsplanen.|News on grants, premises and the wellbeing plan.
Kahvit, kuulumiset ja yhteiset suunnitelmat.|Kaffe, nyheter och gemensamma planer.|Coffee, news and shared plans.`,
    sentences: `
Ilmoittautuminen kahvitusta varten viikkoa ennen.|Anmälan för kaffeserveringen en vecka innan.|Please register a week before for the coffee.
Illassa esitellään uusi järjestöyhdyshenkilö ja hänen tehtävänsä.|Under kvällen presenteras kontaktpersonens uppgifter.|The role of the liaison person is presented.
Muistio lähetetään kaikille osallistujille.|En promemoria skickas till alla deltagare.|Minutes are sent to all participants.
Kysymyksiä voi lähettää etukäteen.|Frågor kan skickas på förhand.|Questions can be sent in advance.
Tilaisuus striimataan.|Tillfället strömmas.|The event is streamed.`,
  },
  BULLETIN: {
    titles: `
Järjestökirje: {area} kuulumiset|Organisationsbrev: nytt från {area} organisationer|Newsletter: news of {area} associations
Uusi järjestötalo avaa ovensa {place}|Ett nytt föreningshus öppnar {place}|A new association house opens {place}
Hyvinvointisuunnitelma lausuntokierroksella|Välfärdsplanen på remiss|Wellbeing plan out for comments
Kokoustilat yhdistysten käyttöön {place}|Möteslokaler för föreningar {place}|Meeting rooms for associations {place}
Yhdistysten vuosi-ilmoitukset ajan tasalle|Uppdatera föreningens uppgifter|Time to update your association's details
Järjestöyhteistyön periaatteet uudistuivat {place}|Principerna för organisationssamarbetet förnyades {place}|Principles of co-operation renewed {place}
Kysely järjestöille: mitä tarvitsette {place}?|Enkät till organisationer: vad behöver ni {place}?|Survey of associations: what do you need {place}?
Vuoden vapaaehtoinen etsinnässä {place}|Årets frivillig söks {place}|Looking for the volunteer of the year {place}`,
    summaries: `
Tiivis katsaus ajankohtaisiin asioihin.|En kort översikt över aktuella frågor.|A short overview of current matters.
Tiedote alueen järjestöille ja yhteistyökumppaneille.|Meddelande till områdets organisationer och partner.|A bulletin for associations and partners in the area.
Lue, mitä muuttuu ja mitä se tarkoittaa yhdistykselle.|Läs vad som ändras och vad det betyder för föreningen.|Read what is changing and what it means for you.`,
    sentences: `
Tietoa saa jakaa omille jäsenille ja verkostoille.|Informationen får delas med medlemmar och nätverk.|Please share this with your members and networks.
Palautetta voi antaa kuukauden loppuun asti.|Respons kan ges till månadens slut.|Feedback is welcome until the end of the month.
Lisätietoja löytyy linkistä.|Mer information finns via länken.|See the link for details.
Seuraava tiedote ilmestyy kahden kuukauden kuluttua.|Följande meddelande kommer om två månader.|The next bulletin appears in two months.
Asiasta järjestetään myös keskustelutilaisuus.|Om saken ordnas även en diskussion.|A discussion will also be held.`,
  },
} as const satisfies Readonly<Record<string, AnnouncementSource>>;
