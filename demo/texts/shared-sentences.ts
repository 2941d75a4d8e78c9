/**
 * Sentences that fit listings of every category: Finnish | Swedish | English. `{place}` is the
 * place in the local case ("Oulussa" | "i Uleåborg" | "in Oulu").
 */
export const placeSentences = `
Toimintaa järjestetään {place} ja tarpeen mukaan lähikunnissa.|Verksamheten ordnas {place} och vid behov i grannkommunerna.|The activity takes place {place} and in neighbouring municipalities as needed.
Kokoontumispaikka {place} on helppo löytää, ja perille pääsee julkisilla.|Samlingsplatsen {place} är lätt att hitta och nås med kollektivtrafik.|The meeting place {place} is easy to find and can be reached by public transport.
Olemme tehneet tätä työtä {place} jo yli kymmenen vuotta.|Vi har gjort det här arbetet {place} i över tio år.|We have done this work {place} for more than ten years.
Toiminta {place} käynnistyi asukkaiden toiveesta.|Verksamheten {place} kom i gång på invånarnas önskemål.|The activity {place} began at the residents' wish.
Yhteistyössä ovat mukana kunta, seurakunta ja muut yhdistykset {place}.|Kommunen, församlingen och andra föreningar {place} samarbetar.|The municipality, the parish and other associations {place} work together on this.
Vastaavaa toimintaa ei ole aiemmin ollut {place}.|Motsvarande verksamhet har inte tidigare funnits {place}.|Nothing like this existed {place} before.
Tule tutustumaan, kun seuraavan kerran liikut {place}.|Kom och bekanta dig nästa gång du rör dig {place}.|Drop in the next time you are {place}.
Uusia kasvoja kaivataan nyt erityisesti {place}.|Nya ansikten behövs nu särskilt {place}.|New faces are needed especially {place} right now.`;

export const practicalSentences = `
Lastenhoidosta kannattaa kysyä etukäteen.|Fråga om barnpassning på förhand.|Ask about childcare in advance.
Avustajan tai tukihenkilön voi ottaa mukaan.|Du kan ta med en assistent eller stödperson.|You may bring an assistant or a support person.
Toimintaa tuetaan avustuksella, joten se on osallistujalle edullista.|Verksamheten får bidrag och är därför förmånlig för deltagaren.|The activity is grant-funded, so it costs participants little.
Tervetuloa juuri sellaisena kuin olet.|Välkommen precis som du är.|Come just as you are.
Kysy lisää, jos jokin mietityttää.|Fråga mer om du undrar över något.|Ask for more if you wonder about anything.
Paikalle voi tulla myös kesken kauden.|Du kan komma med också mitt i säsongen.|You can join in the middle of the season too.
Tarvittaessa järjestämme tulkkauksen.|Vid behov ordnar vi tolkning.|Interpretation is arranged if needed.
Osallistujat ovat järjestäjän vakuutuksen piirissä.|Deltagarna omfattas av arrangörens försäkring.|Participants are covered by the organiser's insurance.
Muutoksista kerrotaan järjestäjän verkkosivuilla.|Ändringar meddelas på arrangörens webbplats.|Changes are announced on the organiser's website.`;

/** What only makes sense where people meet on the spot. */
export const premisesSentences = `
Tilaan pääsee pyörätuolilla ja rollaattorilla.|Lokalen nås med rullstol och rollator.|The premises can be reached with a wheelchair or walker.
Pysäköinti on maksutonta iltaisin.|Parkeringen är avgiftsfri på kvällarna.|Parking is free in the evenings.
Tilassa pyydetään välttämään voimakkaita hajusteita.|Undvik starka dofter i lokalen.|Please avoid strong scents in the room.
Paikalle pääsee bussilla, ja pysäkki on aivan vieressä.|Platsen nås med buss och hållplatsen ligger alldeles intill.|The place can be reached by bus, with a stop right next to it.
Tila on yhteiskäytössä, joten jätämme sen siistiksi seuraaville.|Lokalen delas med andra, så vi lämnar den snygg efter oss.|The space is shared, so we leave it tidy for the next group.`;

/** Where nobody needs to register. */
export const openDoorSentences = `
Erillistä ilmoittautumista ei tarvita.|Ingen separat anmälan behövs.|No separate registration is needed.
Sisään voi astua suoraan, ovet ovat auki.|Det är bara att stiga in, dörrarna är öppna.|Just walk in: the doors are open.`;

/** For activities of support and hobby alike. */
export const closingSentences = `
Moni on löytänyt täältä pysyviä ystäviä.|Många har hittat bestående vänner här.|Many have found lasting friends here.
Palaute on ollut lämmintä: osallistujat kertovat odottavansa seuraavaa kertaa.|Responsen har varit varm: deltagarna ser fram emot nästa gång.|Feedback has been warm: participants look forward to the next time.
Suunnittelemme toimintaa osallistujien toiveiden pohjalta.|Vi planerar verksamheten utifrån deltagarnas önskemål.|We plan the activity around what participants wish for.
Ota rohkeasti yhteyttä, vastaamme mielellämme.|Ta modigt kontakt, vi svarar gärna.|Do get in touch; we are happy to answer.
Ammattilainen voi myös ohjata asiakkaan mukaan tai tulla hänen kanssaan tutustumaan.|En yrkesperson kan också hänvisa en klient eller följa med för att bekanta sig.|A professional may also refer a client or come along to have a look.
Kutsu mukaan myös kaveri.|Bjud också med en vän.|Bring a friend along.
Yhdessä olemme enemmän.|Tillsammans är vi mer.|Together we are more.
Pieni askel riittää alkuun.|Ett litet steg räcker för att börja.|One small step is enough to begin.
Seuraavan kauden ohjelma valmistuu osallistujien kanssa.|Nästa säsongs program görs tillsammans med deltagarna.|The next season's programme is made with the participants.
Toiminta on osa paikkakunnan hyvinvointisuunnitelmaa.|Verksamheten är en del av ortens välfärdsplan.|The activity is part of the local wellbeing plan.`;

/** What it costs, by what is paid for: Finnish | Swedish | English. */
export const priceTexts = {
  season: `
Kausimaksu 40 euroa, sisältää tarvikkeet.|Säsongsavgift 40 euro inklusive material.|Season fee 40 euros, materials included.
Vuosimaksu 25 euroa.|Årsavgift 25 euro.|Annual fee 25 euros.
Jäsenille maksuton, muille 5 euroa kerralta.|Avgiftsfritt för medlemmar, för andra 5 euro per gång.|Free for members, 5 euros a time for others.
Kahvimaksu 2 euroa.|Kaffeavgift 2 euro.|Coffee 2 euros.
Materiaalimaksu 8 euroa.|Materialavgift 8 euro.|Material fee 8 euros.
Lukukausi 60 euroa, sisaralennus 15 euroa.|Termin 60 euro, syskonrabatt 15 euro.|60 euros a term, sibling discount 15 euros.`,
  ticket: `
Aikuiset 10 euroa, alle 15-vuotiaat maksutta.|Vuxna 10 euro, under 15 år gratis.|Adults 10 euros, under 15 free.
Liput 8 ja 5 euroa ovelta.|Biljetter 8 och 5 euro vid dörren.|Tickets 8 and 5 euros at the door.
Vapaaehtoinen maksu.|Frivillig avgift.|Pay what you can.`,
  camp: `
Leirimaksu 95 euroa, sisaralennus 20 euroa.|Lägeravgift 95 euro, syskonrabatt 20 euro.|Fee 95 euros, sibling discount 20 euros.
Omavastuuosuus 15 euroa.|Självrisk 15 euro.|A contribution of 15 euros.
Hinta 48 euroa, sisältää matkat ja lounaan.|Pris 48 euro inklusive resor och lunch.|48 euros including travel and lunch.
Jäsenet 30 euroa, muut 45 euroa.|Medlemmar 30 euro, andra 45 euro.|Members 30 euros, others 45 euros.`,
  service: `
Omavastuu 6 euroa kerralta.|Självrisk 6 euro per gång.|6 euros a time.
Materiaalimaksu 8 euroa.|Materialavgift 8 euro.|Material fee 8 euros.
Korvaus tulojen mukaan.|Ersättning enligt inkomst.|The fee depends on income.`,
} as const;

export const registrationTexts = `
Ilmoittaudu viimeistään viikkoa ennen alkua.|Anmäl dig senast en vecka före start.|Register no later than a week before the start.
Paikat täytetään ilmoittautumisjärjestyksessä.|Platserna fylls i anmälningsordning.|Places are filled in order of registration.
Kerro ilmoittautuessasi erityisruokavaliosta ja tuen tarpeesta.|Berätta vid anmälan om specialkost och behov av stöd.|Mention special diets and support needs when registering.
Ilmoittautuminen on sitova kaksi viikkoa ennen alkua.|Anmälan är bindande två veckor före start.|Registration is binding two weeks before the start.`;

/** What a place, a phone or a web channel says about itself: Finnish | Swedish | English. */
export const channelTexts: Readonly<
  Record<'PLACE' | 'ONLINE' | 'READING' | 'PHONE' | 'HYBRID', string>
> = {
  PLACE: `
Järjestötalo, sisäänkäynti pihan puolelta.|Föreningshuset, ingång från gården.|Association house, entrance from the yard.
Kirjaston kokoushuone, toinen kerros.|Bibliotekets mötesrum, andra våningen.|Library meeting room, second floor.
Seurakuntatalon sali.|Församlingshemmets sal.|Parish hall.
Kylätalo, pysäköinti pihalla.|Byagården, parkering på gården.|Village hall, parking in the yard.
Asukastupa, katutaso.|Invånarstugan, gatuplan.|Residents' room, street level.
Koulun liikuntasali, ovi B.|Skolans gymnastiksal, dörr B.|School gym, door B.
Yhdistyksen toimisto, soita summeria.|Föreningens kontor, ring på.|Association office, ring the bell.
Nuorisotila, rappu C.|Ungdomslokalen, trappa C.|Youth centre, staircase C.`,
  ONLINE: `
Linkki etätapaamiseen lähetetään ilmoittautuneille.|Länk till distansträffen skickas till de anmälda.|A link to the online meeting is sent to those who register.
Verkkotapaaminen, johon voi osallistua ilman kameraa.|Webbträff, man kan delta utan kamera.|Online meeting; you can join without a camera.
Osallistumiseen riittää puhelin tai tietokone.|En telefon eller dator räcker för att delta.|A phone or a computer is all you need.
Yhteys avataan kymmenen minuuttia ennen alkua.|Förbindelsen öppnas tio minuter före start.|The connection opens ten minutes before the start.`,
  READING: `
Luettavissa ja ladattavissa verkossa.|Kan läsas och laddas ner på webben.|Read and download online.
Verkkosivu, joka toimii myös puhelimella.|En webbsida som fungerar även på telefon.|A web page that works on a phone too.`,
  PHONE: `
Puhelu maksaa tavallisen puhelun verran.|Samtalet kostar som ett vanligt samtal.|Calls are charged at the normal rate.
Jätä soittopyyntö, niin soitamme takaisin.|Lämna en uppringningsbegäran så ringer vi upp.|Leave a request and we will call you back.
Päivystäjä vastaa ilmoitettuina aikoina.|En jour svarar på angivna tider.|A volunteer answers at the announced times.`,
  HYBRID: `
Osallistua voi paikan päällä tai etäyhteydellä.|Du kan delta på plats eller på distans.|Take part on the spot or online.
Tilaisuus lähetetään samaan aikaan verkossa.|Evenemanget sänds samtidigt på webben.|The event is streamed at the same time.`,
};
