/**
 * How each form of support reads: titles, one-line summaries and sentences of the description.
 * In Finnish `{gen}` and `{all}` stand for the people in genitive and allative; in Swedish and
 * English `{who}` follows "för" and "for". Lines are Finnish | Swedish | English.
 */
export interface SupportFormSource {
  readonly titles: string;
  readonly summaries: string;
  readonly sentences: string;
}

export const supportForms: Readonly<Record<string, SupportFormSource>> = {
  sm_vertaistuki: {
    titles: `
{gen} vertaistukiryhmä|Kamratstödsgrupp för {who}|Peer support group for {who}
{gen} vertaisilta|Kamratkväll för {who}|Peer evening for {who}
{gen} vertaiskahvila|Kamratkafé för {who}|Peer café for {who}
Vertaistukea {all}|Kamratstöd för {who}|Peer support for {who}
Keskusteluryhmä {all}|Samtalsgrupp för {who}|Discussion group for {who}
Yhdessä eteenpäin: vertaisryhmä {all}|Tillsammans framåt: kamratgrupp för {who}|Forward together: a peer group for {who}`,
    summaries: `
Luottamuksellista vertaistukea {all}.|Konfidentiellt kamratstöd för {who}.|Confidential peer support for {who}.
Ryhmä, jossa kokemuksia jaetaan ja kuunnellaan. Tarkoitettu {all}.|En grupp där erfarenheter delas och hörs. För {who}.|A group where experiences are shared and heard. Meant for {who}.
Saman kokeneiden seuraa ja tukea {all}.|Sällskap och stöd av andra som upplevt detsamma, för {who}.|Company and support from others who have been there, for {who}.
Avoin vertaisryhmä {all}, mukaan voi tulla milloin vain.|Öppen kamratgrupp för {who}, kom med när som helst.|An open peer group for {who}. Join at any time.`,
    sentences: `
Ryhmässä puhutaan luottamuksellisesti, ja jokainen päättää itse, mitä kertoo.|Samtalen är konfidentiella och var och en bestämmer själv vad den berättar.|Talks are confidential, and everyone decides for themselves what to share.
Ohjaajat ovat koulutettuja vertaisohjaajia.|Ledarna är utbildade kamratledare.|The leaders are trained peer leaders.
Tapaamisissa on aina kahvit ja aikaa kuulumisille.|På träffarna finns det alltid kaffe och tid för att byta nyheter.|There is always coffee and time to catch up.
Mukaan otetaan uusia osallistujia ympäri vuoden.|Nya deltagare välkomnas året runt.|New participants are welcome all year round.
Välillä teemme retkiä tai kutsumme vierailijan kertomaan toivotusta aiheesta.|Ibland gör vi utflykter eller bjuder in en gäst som berättar om ett önskat ämne.|Now and then we go on trips or invite a guest to speak on a chosen topic.
Ensimmäisellä kerralla voi vain kuunnella.|Första gången går det bra att bara lyssna.|The first time, you can simply listen.`,
  },
  sm_ystavatoiminta: {
    titles: `
Ystävätoimintaa {all}|Vänverksamhet för {who}|Befriending for {who}
Tukihenkilö {all}|Stödperson för {who}|A support person for {who}
{gen} ystävävälitys|Vänförmedling för {who}|Friend matching for {who}
Kaveri rinnalle: tukea {all}|En vän vid sidan: stöd för {who}|A friend beside you: support for {who}
Soittoystävä {all}|Telefonvän för {who}|A telephone friend for {who}`,
    summaries: `
Vapaaehtoinen ystävä tai tukihenkilö {all}.|En frivillig vän eller stödperson för {who}.|A volunteer friend or support person for {who}.
Koulutettu vapaaehtoinen kulkee rinnalla. Toiminta on tarkoitettu {all}.|En utbildad frivillig går vid din sida. För {who}.|A trained volunteer walks beside you. Meant for {who}.
Seuraa ulkoiluun, asiointiin ja juttuhetkiin {all}.|Sällskap för promenader, ärenden och pratstunder, för {who}.|Company for walks, errands and a chat, for {who}.
Etsimme sopivan parin ja tuemme alkuun. Toiminta on avointa {all}.|Vi söker ett lämpligt par och stöder i början. Öppet för {who}.|We find a suitable match and help you start. For {who}.`,
    sentences: `
Vapaaehtoiset on koulutettu, ja he ovat vaitiolovelvollisia.|De frivilliga är utbildade och har tystnadsplikt.|The volunteers are trained and bound to confidentiality.
Ystäväpari sopii itse, missä ja milloin tavataan.|Paret kommer själva överens om var och när de träffas.|Each pair agrees on when and where to meet.
Tavallisesti tavataan pari kertaa kuukaudessa ainakin vuoden ajan.|Vanligen träffas man ett par gånger i månaden under minst ett år.|Usually you meet a couple of times a month for at least a year.
Toive tukihenkilöstä otetaan vastaan haastattelussa, joka tehdään rauhassa.|Önskemålet om en stödperson tas emot vid en intervju i lugn och ro.|Your wish for a support person is heard in an unhurried interview.
Toimisto tukee koko ajan, ja parin voi tarvittaessa vaihtaa.|Kontoret stöder hela tiden och paret kan vid behov bytas.|The office supports you all along, and the match can be changed if needed.
Tukihenkilö ei korvaa ammattiapua, mutta tuo arkeen seuraa ja uskoa.|Stödpersonen ersätter inte professionell hjälp men ger sällskap och tillförsikt.|A support person does not replace professional help but brings company and confidence.`,
  },
  sm_koulutus: {
    titles: `
Kurssi {all}|Kurs för {who}|Course for {who}
{gen} teemailta|Temakväll för {who}|Theme evening for {who}
Luentosarja {all}|Föreläsningsserie för {who}|Lecture series for {who}
{gen} sopeutumisvalmennus|Anpassningsträning för {who}|Adaptation training for {who}
Tietoilta ja keskustelua {all}|Infokväll och samtal för {who}|Information evening and discussion for {who}
{gen} voimavarakurssi|Resurskurs för {who}|Strengths course for {who}`,
    summaries: `
Tietoa, harjoituksia ja keskustelua {all}.|Kunskap, övningar och samtal för {who}.|Information, exercises and discussion for {who}.
Asiantuntijan vetämä kurssi {all}.|En kurs ledd av sakkunnig för {who}.|An expert-led course for {who}.
Käytännönläheinen koulutus {all}, ei ennakkotietoja tarvita.|Praktisk utbildning för {who}, inga förkunskaper behövs.|Practical training for {who}; no prior knowledge needed.
Ajankohtaista tietoa selkeästi esitettynä {all}.|Aktuell kunskap klart framförd för {who}.|Up-to-date information clearly presented for {who}.`,
    sentences: `
Kouluttajina toimivat alan asiantuntijat ja kokemuskouluttajat.|Utbildare är sakkunniga och erfarenhetsutbildare.|The trainers are experts and people with lived experience.
Osallistujat saavat kirjallisen materiaalin mukaansa.|Deltagarna får skriftligt material med sig.|Participants get written material to take home.
Luento striimataan, ja tallenne on katsottavissa kahden viikon ajan.|Föreläsningen strömmas och inspelningen kan ses under två veckor.|The lecture is streamed, and the recording is available for two weeks.
Ryhmään otetaan enintään kaksitoista osallistujaa.|Högst tolv deltagare tas med i gruppen.|No more than twelve participants are admitted.
Kurssista saa pyydettäessä osallistumistodistuksen.|På begäran får man ett intyg över deltagandet.|A certificate of attendance is given on request.
Jokaisen kerran lopuksi on aikaa kysymyksille.|Varje tillfälle avslutas med tid för frågor.|Every session ends with time for questions.`,
  },
  sm_ohjaus: {
    titles: `
Neuvontaa {all}|Rådgivning för {who}|Advice for {who}
{gen} neuvontapuhelin|Rådgivningstelefon för {who}|Helpline for {who}
{gen} chat-päivystys|Chattjour för {who}|Chat support for {who}
Palveluohjausta {all}|Servicehandledning för {who}|Service guidance for {who}
Kriisituki {all}|Krisstöd för {who}|Crisis support for {who}
Ohjaajan vastaanotto {all}|Handledarens mottagning för {who}|Counsellor's drop-in for {who}`,
    summaries: `
Maksutonta neuvontaa ja ohjausta {all}.|Avgiftsfri rådgivning och handledning för {who}.|Free advice and guidance for {who}.
Keskusteluapua ja käytännön neuvoja {all}.|Samtalshjälp och praktiska råd för {who}.|Someone to talk to and practical advice for {who}.
Autamme löytämään oikean palvelun. Neuvonta on tarkoitettu {all}.|Vi hjälper dig att hitta rätt tjänst. Rådgivning för {who}.|We help you find the right service. Guidance for {who}.
Yhteyttä voi ottaa nimettömästi. Tukea {all}.|Du kan ta kontakt anonymt. Stöd för {who}.|You can contact us anonymously. Support for {who}.`,
    sentences: `
Neuvonta on luottamuksellista, ja siihen voi tulla nimettömänä.|Rådgivningen är konfidentiell och du kan vara anonym.|The advice is confidential, and you can remain anonymous.
Vastaamme yhteydenottoihin viimeistään seuraavana arkipäivänä.|Vi besvarar kontakter senast följande vardag.|We answer by the next working day at the latest.
Tarvittaessa lähdemme mukaan virastoon tai vastaanotolle.|Vid behov följer vi med till myndigheten eller mottagningen.|If needed, we come along to an office or an appointment.
Kriisityöntekijä auttaa jäsentämään tilannetta ja suunnittelemaan seuraavan askeleen.|Krisarbetaren hjälper till att reda ut läget och planera nästa steg.|A crisis worker helps you make sense of the situation and plan the next step.
Tapaamisia voi olla yhdestä viiteen, aina tarpeen mukaan.|Antalet möten är ett till fem, alltid enligt behov.|There can be from one to five meetings, as needed.
Emme ole viranomainen, vaan kuljemme asiakkaan rinnalla.|Vi är ingen myndighet utan går vid klientens sida.|We are not an authority; we walk beside the client.`,
  },
  sm_oppaat: {
    titles: `
Opas {all}|Guide för {who}|A guide for {who}
Tietopaketti {all}|Informationspaket för {who}|Information pack for {who}
{gen} verkko-opas|Webbguide för {who}|Online guide for {who}
Ensitieto-opas {all}|Första infoguide för {who}|First steps guide for {who}
Selkokielinen opas {all}|Lättläst guide för {who}|Easy-to-read guide for {who}
Työkirja {all}|Arbetsbok för {who}|Workbook for {who}`,
    summaries: `
Maksuton opas {all}, luettavissa verkossa ja tilattavissa paperisena.|Avgiftsfri guide för {who}, på webben och på papper.|A free guide for {who}, online and in print.
Perustiedot yhdessä paikassa {all}.|Basfakta på ett ställe för {who}.|The essentials in one place for {who}.
Selkeästi kirjoitettua tietoa ja harjoituksia {all}.|Klart skriven information och övningar för {who}.|Clearly written information and exercises for {who}.
Yhdessä kokemusasiantuntijoiden kanssa tehty opas {all}.|En guide gjord tillsammans med erfarenhetsexperter för {who}.|A guide made with experts by experience for {who}.`,
    sentences: `
Opas on päivitetty tänä vuonna, ja sen voi tulostaa itse.|Guiden har uppdaterats i år och kan skrivas ut.|The guide was updated this year and can be printed at home.
Mukana on tarkistuslista, joka auttaa alkuun.|En checklista hjälper dig i gång.|A checklist helps you get started.
Painettuja kappaleita saa postikulujen hinnalla.|Tryckta exemplar fås för portokostnaden.|Printed copies are available for the cost of postage.
Sisältö on saatavilla myös äänitteenä.|Innehållet finns också som ljudinspelning.|The content is also available as an audio recording.
Ammattilaiset voivat käyttää aineistoa omassa asiakastyössään.|Yrkespersoner kan använda materialet i sitt klientarbete.|Professionals may use the material in their own work.
Palautetta otetaan mielellään vastaan seuraavaa painosta varten.|Respons tas gärna emot inför nästa upplaga.|Feedback for the next edition is welcome.`,
  },
  sm_arjen_tuki: {
    titles: `
Arjen apua {all}|Vardagshjälp för {who}|Everyday help for {who}
Asiointiapua {all}|Hjälp med ärenden för {who}|Help with errands for {who}
{gen} kuljetus- ja saattaja-apu|Transport och ledsagning för {who}|Transport and escort for {who}
Pienet kotityöt: apua {all}|Små hemsysslor: hjälp för {who}|Small jobs at home: help for {who}
Ruoka-apua {all}|Mathjälp för {who}|Food aid for {who}
{gen} arjen tuki|Stöd i vardagen för {who}|Daily living support for {who}`,
    summaries: `
Käytännön apua kotiin ja asiointiin {all}.|Praktisk hjälp hemma och med ärenden för {who}.|Practical help at home and with errands for {who}.
Apukädet arjen pieniin asioihin {all}.|Hjälpande händer i vardagen för {who}.|Helping hands with small everyday things for {who}.
Seuraa kauppaan, lääkäriin ja ulos. Palvelu on tarkoitettu {all}.|Sällskap till butiken, läkaren och ut. För {who}.|Company to the shop, the doctor and outdoors. For {who}.
Kevyttä tukea arkeen {all}, ilman lähetettä.|Lätt stöd i vardagen för {who}, utan remiss.|Light support in daily life for {who}, without a referral.`,
    sentences: `
Apua annetaan yleensä kerralla enintään kaksi tuntia.|Hjälp ges vanligen högst två timmar åt gången.|Help is usually given for up to two hours at a time.
Auttaja tulee sovittuna aikana ja esittelee henkilökorttinsa.|Hjälparen kommer på avtalad tid och visar sitt id-kort.|The helper comes at the agreed time and shows an identity card.
Emme tee hoitotoimenpiteitä emmekä suursiivouksia.|Vi utför inga vårdåtgärder och ingen storstädning.|We do not give nursing care or do heavy cleaning.
Tarve kartoitetaan ensin puhelimessa tai kotikäynnillä.|Behovet kartläggs först per telefon eller vid ett hembesök.|The need is first discussed by phone or on a home visit.
Kuljetus kannattaa tilata viimeistään kaksi päivää aiemmin.|Transport lönar det sig att beställa senast två dagar innan.|Please order transport at least two days ahead.
Pieniin korjauksiin otetaan omat työkalut mukaan.|För små reparationer har vi egna verktyg med.|For small repairs we bring our own tools.`,
  },
  sm_ryhmatoiminta: {
    titles: `
{gen} ryhmä|Grupp för {who}|Group for {who}
{gen} toimintaryhmä|Aktivitetsgrupp för {who}|Activity group for {who}
{gen} olohuone|Vardagsrum för {who}|Living room for {who}
Luova ryhmä {all}|Kreativ grupp för {who}|Creative group for {who}
Päiväryhmä {all}|Daggrupp för {who}|Day group for {who}
Liikunta- ja juttutuokio {all}|Motion och prat för {who}|Exercise and talk for {who}
Kokkiryhmä {all}|Matlagningsgrupp för {who}|Cooking group for {who}`,
    summaries: `
Ohjattua tekemistä ja hyvää seuraa {all}.|Ledd verksamhet och gott sällskap för {who}.|Guided activities and good company for {who}.
Ryhmä kokoontuu säännöllisesti ja on avoin {all}.|Gruppen träffas regelbundet, öppen för {who}.|A regular group, open to newcomers. For {who}.
Käsillä tekemistä, liikettä ja keskustelua {all}.|Skapande, rörelse och samtal för {who}.|Making, moving and talking. For {who}.
Matalan kynnyksen ryhmä {all}.|Lågtröskelgrupp för {who}.|A low-threshold group for {who}.`,
    sentences: `
Ohjelma suunnitellaan kauden alussa yhdessä osallistujien kanssa.|Programmet planeras i början av säsongen tillsammans med deltagarna.|The programme is planned with the participants at the start of the season.
Ryhmässä on enintään viisitoista osallistujaa.|I gruppen finns högst femton deltagare.|The group has no more than fifteen participants.
Joka kerralla on oma aiheensa, mutta aina ehtii myös jutella.|Varje gång har sitt tema men det finns alltid tid att prata.|Each session has its own theme, but there is always time to talk.
Ryhmän jälkeen juodaan yhteiset kahvit.|Efter gruppen dricker vi kaffe tillsammans.|After the group we have coffee together.
Kesällä kokoonnumme ulkona, kun sää sallii.|På sommaren träffas vi ute när vädret tillåter.|In summer we meet outdoors when the weather allows.
Kuljetuksesta voi kysyä ohjaajalta.|Fråga ledaren om skjuts.|Ask the leader about transport.`,
  },
};
