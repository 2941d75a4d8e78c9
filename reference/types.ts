export const listingCategories = ['SUPPORT', 'HOBBY', 'VOLUNTARY'] as const;
export type ListingCategory = (typeof listingCategories)[number];

export const ageGroupCodes = [
  'ANY',
  'BABY',
  'CHILD',
  'SCHOOL_AGE',
  'YOUNG',
  'YOUNG_ADULT',
  'ADULT',
  'ELDERLY',
] as const;
export type AgeGroupCode = (typeof ageGroupCodes)[number];

/** A name in the three languages that every code list has. */
export interface LocalizedName {
  readonly fi: string;
  readonly sv: string;
  readonly en: string;
}

export interface Coded {
  readonly code: string;
  readonly name: LocalizedName;
}

/** WGS 84, in degrees. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** A municipality as of 1 January 2026 (Statistics Finland's three-digit code). */
export interface Municipality extends Coded {
  /** Code of the region (maakunta). */
  readonly region: string;
  /** Code of the wellbeing services county (hyvinvointialue). */
  readonly county: string;
  /** Official languages, the majority's first. */
  readonly languages: readonly ('FI' | 'SV')[];
  /** Roughly where its centre is: provisional, for distances between municipalities. */
  readonly centre: Coordinates;
}

export type Region = Coded;
export type WellbeingServicesCounty = Coded;

/** A code of one of PTV's two-level lists; main codes have no parent. */
export interface HierarchicalCode extends Coded {
  readonly parent: string | null;
}

export interface ServiceClass extends HierarchicalCode {
  /** The Finnish name before the renewal of October 2023, where that differs. */
  readonly olderNameFi: string | null;
}

export type TargetGroup = HierarchicalCode;
export type LifeEvent = HierarchicalCode;

/** An ontology term. The ids are null where they are not known; they are never guessed. */
export interface Keyword extends Coded {
  readonly ysoUri: string | null;
  readonly kokoUri: string | null;
}

/** What themes and activity forms share. */
export interface CategoryCode extends Coded {
  readonly category: ListingCategory;
  /** `lahella`: the code that Lähellä.fi's own API uses; `project`: made here in the same manner. */
  readonly codeOrigin: 'lahella' | 'project';
  /** True where no source names it: it is a plausible stand-in until the real list is known. */
  readonly provisional: boolean;
}

export interface Theme extends CategoryCode {
  /** Keyword codes that a listing of this theme gets. */
  readonly keywords: readonly string[];
}

export type ActivityForm = CategoryCode;

export interface AgeGroup extends Coded {
  readonly code: AgeGroupCode;
  readonly lahellaCode: string;
  /** Years, both ends included; null where there is no limit. */
  readonly minAge: number | null;
  readonly maxAge: number | null;
  /** Whether this age group counts as "nuoret" (youth) in the classification rules. */
  readonly isYouth: boolean;
  /** PTV target group that a listing for this age group belongs to. */
  readonly targetGroup: string;
}

/** A language in which an activity is held. */
export interface ActivityLanguage extends Coded {
  readonly lahellaCode: string;
  readonly ptvCode: string;
}

export interface PtvLanguages {
  /** Languages in which PTV lets a service be given. */
  readonly serviceLanguages: readonly string[];
  /** Languages in which PTV stores texts. */
  readonly contentLanguages: readonly string[];
}

/** JSON Schema (draft 7) of what PTV's API takes; the objects' names are keys of `definitions`. */
export interface PtvApi {
  readonly description: string;
  readonly definitions: Readonly<Record<string, object>>;
}

export interface ServiceChainStage extends Coded {
  /** 1 … 7, in the order of the chain (palveluketju). */
  readonly position: number;
  /** Codes of the activity forms that belong to the stage. */
  readonly forms: readonly string[];
}

export type WellbeingTheme = Coded;

/** A theme of the service tray that Tarmoa shows, with the classes that are known for it. */
export interface ServiceTrayTheme extends Coded {
  readonly serviceClasses: readonly string[];
  /** True where the source is read with some guessing, or cut off. */
  readonly provisional: boolean;
}

/** Who keeps up Lähellä.fi in an area, as far as the sources name them. */
export interface RegionalOperator {
  readonly code: string;
  /** `SITE`: only the regional site is named, not the organisation behind it. */
  readonly kind: 'ORGANISATION' | 'SITE';
  readonly name: string;
  /** Another name of the same operator that a source uses. */
  readonly otherName: string | null;
  /** Region codes; empty where no source tells the area. */
  readonly regions: readonly string[];
  /** Municipality codes, where the area is smaller than a region. */
  readonly municipalities: readonly string[];
  readonly website: string | null;
}

/** Which forms a rule asks for: any, those listed, or any that no other rule of the theme lists. */
export type RuleForms = 'ANY' | 'OTHER' | readonly string[];

/**
 * What a matching rule does: gives the theme's class, gives one in place of what `ASSIGNS`
 * gave, or gives one beside whatever else the listing gets.
 */
export type RuleEffect = 'ASSIGNS' | 'REPLACES' | 'ADDS';

export interface ClassificationRule {
  readonly code: string;
  readonly category: ListingCategory;
  /** Null: every theme of the category. */
  readonly theme: string | null;
  readonly forms: RuleForms;
  /** True: only listings whose age groups include youth. */
  readonly onlyYouth: boolean;
  readonly effect: RuleEffect;
  readonly serviceClass: string;
  readonly provenance: RuleProvenance;
}

/** The rule as its source writes it, and what was mended. */
export interface RuleProvenance {
  readonly line: string;
  readonly code: string;
  readonly name: string;
  readonly flags: readonly string[];
  readonly correction?: string;
}

/** Something that the source leaves out and that is kept as it is. */
export interface ClassificationGap {
  readonly code: string;
  readonly kind: 'NO_SERVICE_CLASS' | 'NO_KEYWORDS';
  readonly theme: string;
  readonly forms: RuleForms;
  readonly reason: string;
}

export interface ClassificationRuleSet {
  readonly version: string;
  /** First and last day, `YYYY-MM-DD`; null: without a limit. */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly rules: readonly ClassificationRule[];
  readonly gaps: readonly ClassificationGap[];
  /** Keywords by theme; a theme that is left out keeps those of the list of themes. */
  readonly keywords?: Readonly<Record<string, readonly string[]>>;
  /** Target group by age group; one that is left out keeps that of the list of age groups. */
  readonly targetGroups?: Readonly<Record<string, string>>;
}

export interface Reference {
  readonly municipalities: readonly Municipality[];
  readonly regions: readonly Region[];
  readonly counties: readonly WellbeingServicesCounty[];
  readonly serviceClasses: readonly ServiceClass[];
  readonly targetGroups: readonly TargetGroup[];
  readonly lifeEvents: readonly LifeEvent[];
  readonly keywords: readonly Keyword[];
  readonly themes: readonly Theme[];
  readonly activityForms: readonly ActivityForm[];
  readonly ageGroups: readonly AgeGroup[];
  readonly activityLanguages: readonly ActivityLanguage[];
  readonly ptvLanguages: PtvLanguages;
  readonly ptvApi: PtvApi;
  readonly serviceChainStages: readonly ServiceChainStage[];
  readonly wellbeingThemes: readonly WellbeingTheme[];
  readonly serviceTrayThemes: readonly ServiceTrayTheme[];
  readonly regionalOperators: readonly RegionalOperator[];
  /** Of `classification-rules.json`. */
  readonly ruleSet: ClassificationRuleSet;
  /** Every version: that one and those of `classification-rules-….json` beside it. */
  readonly ruleSets: readonly ClassificationRuleSet[];
  /** SHA-256 of all data files: differs when, and only when, some of the data differs. */
  readonly digest: string;
}
