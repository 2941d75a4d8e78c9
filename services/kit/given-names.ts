/**
 * Common Finnish and Finland-Swedish given names, to catch a person's name where a role belongs.
 * Capital letters alone would not do: "Executive Director" and "Rovaniemen Toimisto" have them too.
 */
export const givenNames: ReadonlySet<string> = new Set(
  `Aada Aarne Aatu Aila Aino Aki Aleksi Alexander Alina Anders Anita Anja Anna Anne Anneli Anni
   Annika Antero Antti Anu Ari Arja Armi Arto Arttu Asko Atte Auli Aune Axel Birgitta Carita
   Christer Christina Elias Eeva Eero Eetu Eila Eino Elina Elisa Ella Elli Emil Emilia Emma Emmi
   Enni Erik Erja Erkki Essi Eva Fredrik Göran Hanna Hannele Hannu Harri Heidi Heikki Heimo Heli
   Helena Helmi Henna Henri Henrik Hilkka Iida Iiro Ilkka Inka Irene Irja Irma Isto Jaakko Jaana
   Jan Janina Janne Jari Jarkko Jarmo Jasmin Jenna Jenni Jere Jesse Joel Johan Johanna Joni Jonna
   Joonas Jorma Jouko Jouni Juha Juhani Juho Jukka Julia Jussi Justus Jyrki Kaarina Kai Kaija
   Kaisa Kalevi Kalle Kari Karin Karl Karoliina Kati Katja Katri Keijo Kerttu Kimmo Kirsi Kirsti
   Krista Kristiina Kyösti Laila Lasse Laura Lauri Lea Leena Leevi Leila Leo Liisa Linda Lotta
   Maarit Maija Mari Maria Marika Marita Marja Marjatta Marjo Marko Markku Markus Martin Martti
   Matias Matilda Matti Mauri Merja Mia Miia Mika Mikael Mikko Milla Minna Mira Mirja Mirva Monica
   Nea Nelli Niina Niklas Niko Nina Noora Olavi Olli Onni Osmo Outi Paavo Paula Pauli Pauliina
   Pekka Pentti Per Pertti Peter Petra Petri Petteri Pia Piia Pirjo Pirkko Päivi Raija Raili Raimo
   Raisa Rasmus Rauno Reijo Reino Riikka Riina Riitta Risto Ritva Roni Roope Saana Saara Sakari
   Salla Sami Samuel Samuli Sanna Sara Sari Satu Seija Seppo Sini Sinikka Sirkka Sirpa Sofia Soile
   Stefan Stig Sture Susanna Suvi Taina Taisto Tanja Tapani Tapio Tarja Teemu Teija Terhi Terttu
   Tero Teuvo Tiia Tiina Timo Tiina Toni Tuija Tuomas Tuomo Tuula Tuuli Ulla Urho Ulrika Urpo
   Vappu Veera Veijo Veikko Venla Vesa Vilho Ville Virpi Voitto Väinö Åsa`.split(/\s+/),
);
