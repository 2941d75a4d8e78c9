import type { LocalizedName } from '../../reference';
import type { Unclassified } from './classify.rules';

/** Name of a theme or activity form. */
export type NameOf = (code: string) => LocalizedName;

/** Says to a listing's author what a theme does not lead to. */
export function explainUnclassified(part: Unclassified, nameOf: NameOf): LocalizedName {
  switch (part.reason) {
    case 'CATEGORY_NOT_CLASSIFIED':
      return notForVolunteering;
    case 'NO_SERVICE_CLASS':
      return noClass(nameOf(part.theme), nameOf(part.form));
    case 'NO_KEYWORDS':
      return noKeywords(nameOf(part.theme));
  }
}

const notForVolunteering: LocalizedName = {
  fi: 'Vapaaehtoistoiminnan ilmoituksille ei anneta palveluluokkia eikä asiasanoja.',
  sv: 'Annonser om frivilligverksamhet får inga serviceklasser eller ämnesord.',
  en: 'Listings in the category Volunteering get no service classes and no keywords.',
};

const noClass = (theme: LocalizedName, form: LocalizedName): LocalizedName => ({
  fi: `Teemalle ”${theme.fi}” ja toimintamuodolle ”${form.fi}” ei ole yhteistä palveluluokkaa.`,
  sv: `Temat ”${theme.sv}” och verksamhetsformen ”${form.sv}” har ingen gemensam serviceklass.`,
  en: `The theme “${theme.en}” has no service class together with the activity form “${form.en}”.`,
});

const noKeywords = (theme: LocalizedName): LocalizedName => ({
  fi: `Teemalla ”${theme.fi}” ei ole asiasanoja.`,
  sv: `Temat ”${theme.sv}” har inga ämnesord.`,
  en: `The theme “${theme.en}” has no keywords.`,
});
