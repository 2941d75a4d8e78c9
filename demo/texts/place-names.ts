/** Finnish genitive and local case of the regions: code | genitive | local case. */
export const regionForms = `
01|Uudenmaan|Uudellamaalla
02|Varsinais-Suomen|Varsinais-Suomessa
04|Satakunnan|Satakunnassa
05|Kanta-Hämeen|Kanta-Hämeessä
06|Pirkanmaan|Pirkanmaalla
07|Päijät-Hämeen|Päijät-Hämeessä
08|Kymenlaakson|Kymenlaaksossa
09|Etelä-Karjalan|Etelä-Karjalassa
10|Etelä-Savon|Etelä-Savossa
11|Pohjois-Savon|Pohjois-Savossa
12|Pohjois-Karjalan|Pohjois-Karjalassa
13|Keski-Suomen|Keski-Suomessa
14|Etelä-Pohjanmaan|Etelä-Pohjanmaalla
15|Pohjanmaan|Pohjanmaalla
16|Keski-Pohjanmaan|Keski-Pohjanmaalla
17|Pohjois-Pohjanmaan|Pohjois-Pohjanmaalla
18|Kainuun|Kainuussa
19|Lapin|Lapissa
21|Ahvenanmaan|Ahvenanmaalla`;

/**
 * Districts of the larger municipalities: code | Finnish name, genitive, local case, Swedish name
 * (where there is one), separated by spaces, and so on.
 */
export const districtNames = `
091|Kallio Kallion s Berghäll|Malmi Malmin l Malm|Itäkeskus Itäkeskuksen s Östra-centrum|Kannelmäki Kannelmäen s Gamlas|Vuosaari Vuosaaren s Nordsjö|Lauttasaari Lauttasaaren s Drumsö|Herttoniemi Herttoniemen s Hertonäs|Oulunkylä Oulunkylän s Åggelby|Haaga Haagan s Haga|Kontula Kontulan s Gårdsbacka|Pasila Pasilan s Böle|Töölö Töölön s Tölö|Laajasalo Laajasalon s Degerö|Tapanila Tapanilan s Mosabacka|Jakomäki Jakomäen s Jakobacka|Viikki Viikin s Vik|Munkkiniemi Munkkiniemen s Munksnäs|Mellunmäki Mellunmäen s Mellungsbacka
049|Leppävaara Leppävaaran s Alberga|Tapiola Tapiolan s Hagalund|Matinkylä Matinkylän s Mattby|Espoonlahti Espoonlahden s Esboviken|Kivenlahti Kivenlahden s Stensvik|Olari Olarin s Olars|Kauklahti Kauklahden s Köklax|Viherlaakso Viherlaakson s Gröndal|Otaniemi Otaniemen s Otnäs
092|Tikkurila Tikkurilan s Dickursby|Myyrmäki Myyrmäen s Myrbacka|Korso Korson s Korso|Hakunila Hakunilan s Håkansböle|Koivukylä Koivukylän s Björkby|Martinlaakso Martinlaakson s Mårtensdal|Länsimäki Länsimäen s Västerkulla|Kivistö Kivistön s Kivistö
837|Hervanta Hervannan s|Kaleva Kalevan s|Lielahti Lielahden s|Tesoma Tesoman l|Pispala Pispalan s|Kaukajärvi Kaukajärven l|Tammela Tammelan s|Linnainmaa Linnainmaan l|Multisilta Multisillan s|Messukylä Messukylän s
564|Tuira Tuiran s|Kaukovainio Kaukovainion l|Haukipudas Haukiputaan l|Kiiminki Kiimingin s|Maikkula Maikkulan s|Rajakylä Rajakylän s|Oulunsalo Oulunsalon s|Raksila Raksilan s|Puolivälinkangas Puolivälinkankaan l|Kaijonharju Kaijonharjun s
853|Varissuo Varissuon l Kråkkärret|Runosmäki Runosmäen s Runosbacken|Pansio Pansion s Pansio|Martti Martin s Martins|Kupittaa Kupittaan l Kuppis|Hirvensalo Hirvensalon s Hirvensalo|Lauste Lausteen l Laustis|Perno Pernon s Pärnå
179|Keltinmäki Keltinmäen s|Huhtasuo Huhtasuon l|Kuokkala Kuokkalan s|Vaajakoski Vaajakosken l|Palokka Palokan s|Kortepohja Kortepohjan s|Säynätsalo Säynätsalon s
297|Petonen Petosen l|Puijonlaakso Puijonlaakson s|Särkiniemi Särkiniemen s|Neulamäki Neulamäen s|Nilsiä Nilsiän s|Männistö Männistön s|Riistavesi Riistaveden l
398|Mukkula Mukkulan s|Liipola Liipolan s|Kivimaa Kivimaan l|Nastola Nastolan s|Laune Launeen l|Ahtiala Ahtialan s|Jalkaranta Jalkarannan s
609|Väinölä Väinölän s|Noormarkku Noormarkun s|Meri-Pori Meri-Porin s|Uusikoivisto Uudenkoiviston s|Kalaholma Kalaholman s
286|Kuusankoski Kuusankosken l|Inkeroinen Inkeroisten s|Myllykoski Myllykosken l|Kouvolankylä Kouvolankylän s|Elimäki Elimäen l
167|Rantakylä Rantakylän s|Noljakka Noljakan s|Niinivaara Niinivaaran l|Uimaharju Uimaharjun s|Karsikko Karsikon s
405|Sammonlahti Sammonlahden s|Lauritsala Lauritsalan s|Joutseno Joutsenon s|Skinnarila Skinnarilan s
109|Jukola Jukolan s|Tuulos Tuuloksen s|Parola Parolan s|Kalvola Kalvolan s
905|Ristinummi Ristinummen l Korsnäståget|Palosaari Palosaaren l Brändö|Huutoniemi Huutoniemen s Roparnäs|Gerby Gerbyn s Gerby
698|Ounasvaara Ounasvaaran l|Korkalovaara Korkalovaaran s|Saarenkylä Saarenkylän s|Rantavitikka Rantavitikan s|Muurola Muurolan s
743|Kivistö Kivistön s|Nurmo Nurmon s|Peräseinäjoki Peräseinäjoen l|Törnävä Törnävän l
491|Peitsari Peitsarin s|Haukivuori Haukivuoren l|Lehmuskylä Lehmuskylän s
285|Karhula Karhulan s|Kotkansaari Kotkansaaren l|Hovinsaari Hovinsaaren l
734|Perniö Perniön s|Halikko Halikon s|Suomusjärvi Suomusjärven l
638|Gammelbacka Gammelbackan s Gammelbacka|Kevätkumpu Kevätkummun s Vårberga|Hinthaara Hinthaaran s Hindhår
272|Kälviä Kälviän l Kelviå|Ykspihlaja Ykspihlajan s Yxpila|Lohtaja Lohtajan l Lochteå`;
