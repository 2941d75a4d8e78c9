import type { LocalizedName } from '../../../reference';
import type { PtvWarningCode } from '../classification.codes';
import { text } from '../condition-text';
import type { ContentWarning } from './content-warnings';

/** Said to the author: what PTV's rules for contents ask for. */
export function explainWarning({ code, found }: ContentWarning): LocalizedName {
  const { fi, sv, en } = texts[code];
  if (found === '') return { fi, sv, en };
  return text(
    `${fi} Löytyi: “${found}”.`,
    `${sv} Hittades: ”${found}”.`,
    `${en} Found: “${found}”.`,
  );
}

const texts: Readonly<Record<PtvWarningCode, LocalizedName>> = {
  PHONE_NUMBER_IN_TEXT: text(
    'Tekstissä on puhelinnumero. Siirrä se yhteystietoihin tai puhelinpalvelun numeroksi.',
    'Det finns ett telefonnummer i texten. Flytta det till kontaktuppgifterna eller till en telefontjänst.',
    'There is a telephone number in the text. Move it to the contacts or to a telephone service.',
  ),
  EMAIL_IN_TEXT: text(
    'Tekstissä on sähköpostiosoite. Siirrä se yhteystietoihin.',
    'Det finns en e-postadress i texten. Flytta den till kontaktuppgifterna.',
    'There is an e-mail address in the text. Move it to the contacts.',
  ),
  WEB_ADDRESS_IN_TEXT: text(
    'Tekstissä on verkko-osoite. Siirrä se yhteystietoihin tai verkkopalvelun osoitteeksi.',
    'Det finns en webbadress i texten. Flytta den till kontaktuppgifterna eller till en webbtjänst.',
    'There is a web address in the text. Move it to the contacts or to an online service.',
  ),
  STREET_ADDRESS_IN_TEXT: text(
    'Tekstissä on katuosoite. Siirrä se järjestämispaikan osoitteeksi.',
    'Det finns en gatuadress i texten. Flytta den till platsens adress.',
    'There is a street address in the text. Move it to the address of a place.',
  ),
  HOURS_IN_TEXT: text(
    'Tekstissä on kellonaikoja. Siirrä ne aikatauluun.',
    'Det finns klockslag i texten. Flytta dem till tidtabellen.',
    'There are times of day in the text. Move them to the schedule.',
  ),
  PERSONAL_NAME_IN_TEXT: text(
    'Tekstissä näyttää olevan henkilön nimi. Kirjoita sen tilalle tehtävänimike.',
    'Texten verkar innehålla en persons namn. Skriv en titel i stället.',
    'There seems to be a person’s name in the text. Write a title in its place.',
  ),
  ORGANISATION_IN_TITLE: text(
    'Otsikossa on organisaation nimi. Jätä se pois: PTV näyttää organisaation palvelun vieressä.',
    'Rubriken innehåller organisationens namn. Lämna bort det: SDL visar organisationen bredvid tjänsten.',
    'The title has the organisation’s name in it. Leave it out: PTV shows the organisation beside the service.',
  ),
  SUMMARY_REPEATS_TITLE: text(
    'Tiivistelmä toistaa otsikon. Kerro siinä, mitä palvelusta saa.',
    'Sammandraget upprepar rubriken. Berätta i det vad man får av tjänsten.',
    'The summary repeats the title. Say in it what one gets of the service.',
  ),
  HOURS_NOT_TRANSFERRED: text(
    'Kaikki ajat eivät siirry PTV:hen: se tuntee vain päivittäin tai viikoittain toistuvat ajat varttitunnin tarkkuudella, alku ja loppu annettuina.',
    'Alla tider överförs inte till SDL: där finns bara tider som upprepas dagligen eller varje vecka, på en kvart när, med början och slut.',
    'Not all times go to PTV: it knows only those that repeat daily or weekly, on the quarter hour, with a beginning and an end.',
  ),
};
