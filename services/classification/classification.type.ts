import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { LocalizedName } from '../../reference';
import { chooseRequiredText, Language, LanguageArg } from '../kit/localized-text';
import { DateScalar } from '../kit/scalars';
import { ActivityForm } from './activity-form.entity';
import {
  AgeGroup,
  FormCondition,
  ListingCategory,
  RuleEffect,
  UnclassifiedReason,
} from './classification.codes';
import { Keyword } from './keyword.entity';
import { ServiceClass } from './service-class.entity';
import { TargetGroup } from './target-group.entity';
import { Theme } from './theme.entity';

@ObjectType({ description: 'The source of a classification rule, word for word.' })
export class RuleSource {
  @Field(() => String, { description: 'The line of the mapping.' })
  readonly line: string;

  @Field(() => String, { description: 'The class code as the line writes it.' })
  readonly code: string;

  @Field(() => String, {
    nullable: true,
    description: 'What was corrected, where the code of the class differs from the line.',
  })
  readonly correction: string | null;
}

@ObjectType({
  description: 'A rule that leads from theme, form and age groups to a service class.',
})
export class ClassificationRule {
  @Field(() => ID, { description: 'Code of the rule within its rule set.' })
  readonly code: string;

  @Field(() => ListingCategory, { description: 'The category whose listings it is for.' })
  readonly category: ListingCategory;

  @Field(() => Theme, { nullable: true, description: 'The theme; null: any of the category.' })
  readonly theme: Theme | null;

  @Field(() => FormCondition, { description: 'Whether it asks for certain forms.' })
  readonly formCondition: FormCondition;

  @Field(() => [ActivityForm], { description: 'The forms, where it lists them; else empty.' })
  readonly forms: readonly ActivityForm[];

  @Field(() => Boolean, { description: 'True: only listings that target youth (nuoret).' })
  readonly onlyYouth: boolean;

  @Field(() => RuleEffect, { description: 'What it does with its class.' })
  readonly effect: RuleEffect;

  @Field(() => ServiceClass, { description: 'The class it gives.' })
  readonly serviceClass: ServiceClass;

  @Field(() => RuleSource, { description: 'Where it comes from.' })
  readonly source: RuleSource;
}

@ObjectType({ description: 'All classification rules that are in force together.' })
export class ClassificationRuleSet {
  @Field(() => String, { description: 'Version of the rules.' })
  readonly version: string;

  @Field(() => DateScalar, { nullable: true, description: 'First day; null: without a limit.' })
  readonly validFrom: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; null: without a limit.' })
  readonly validUntil: string | null;

  @Field(() => [ClassificationRule], { description: 'The rules in their order.' })
  readonly rules: readonly ClassificationRule[];
}

@ObjectType({ description: 'Why a listing gets a service class.' })
export class ClassificationReason {
  @Field(() => ClassificationRule, { description: 'The rule that gives it.' })
  readonly rule: ClassificationRule;

  @Field(() => Theme, { description: 'The listing’s theme that the rule met.' })
  readonly theme: Theme;

  @Field(() => ActivityForm, { description: 'The listing’s form.' })
  readonly form: ActivityForm;

  @Field(() => [AgeGroup], {
    description: 'The listing’s age groups that made it one for youth, if the rule asks for that.',
  })
  readonly ageGroups: readonly AgeGroup[];
}

@ObjectType({ description: 'A service class that a listing gets.' })
export class ClassifiedServiceClass {
  @Field(() => ServiceClass, { description: 'The class.' })
  readonly serviceClass: ServiceClass;

  @Field(() => [ClassificationReason], { description: 'Why; one reason for each theme.' })
  readonly because: readonly ClassificationReason[];
}

@ObjectType({ description: 'A keyword that a listing gets.' })
export class ClassifiedKeyword {
  @Field(() => Keyword, { description: 'The keyword.' })
  readonly keyword: Keyword;

  @Field(() => [Theme], { description: 'The themes that bring it.' })
  readonly themes: readonly Theme[];
}

@ObjectType({ description: 'A target group that a listing belongs to.' })
export class ClassifiedTargetGroup {
  @Field(() => TargetGroup, { description: 'The target group.' })
  readonly targetGroup: TargetGroup;

  @Field(() => [AgeGroup], {
    description: 'The age groups that lead to it; empty: the listing names none.',
  })
  readonly ageGroups: readonly AgeGroup[];
}

@ObjectType({ description: 'Something that a theme of a listing does not lead to.' })
export class UnclassifiedPart {
  readonly texts: LocalizedName;

  @Field(() => UnclassifiedReason, { description: 'What is missing.' })
  readonly reason: UnclassifiedReason;

  @Field(() => Theme, { description: 'The theme.' })
  readonly theme: Theme;

  @Field(() => ActivityForm, { description: 'The listing’s form.' })
  readonly form: ActivityForm;

  constructor(part: Pick<UnclassifiedPart, 'reason' | 'theme' | 'form' | 'texts'>) {
    Object.assign(this, part);
  }

  @Field(() => String, { description: 'Said to the listing’s author.' })
  explanation(@LanguageArg() language: Language): string {
    return chooseRequiredText(this.texts, language);
  }
}

@ObjectType({ description: 'What follows from the choices of a listing’s author, and why.' })
export class ListingClassification {
  @Field(() => [ClassifiedServiceClass], { description: 'Service classes: none to four.' })
  readonly serviceClasses: readonly ClassifiedServiceClass[];

  @Field(() => [ClassifiedKeyword], { description: 'Keywords, each once.' })
  readonly keywords: readonly ClassifiedKeyword[];

  @Field(() => [ClassifiedTargetGroup], { description: 'Target groups: at least one.' })
  readonly targetGroups: readonly ClassifiedTargetGroup[];

  @Field(() => [UnclassifiedPart], { description: 'What no rule gives.' })
  readonly unclassified: readonly UnclassifiedPart[];
}

@InputType({ description: 'The choices that classes, keywords and target groups follow from.' })
export class ClassificationInput {
  @Field(() => ListingCategory, { description: 'Support, hobby or volunteering.' })
  readonly category: ListingCategory;

  @Field(() => [ID], { description: 'One or two themes of the category.' })
  readonly themeCodes: readonly string[];

  @Field(() => ID, { description: 'A form of activity of the category.' })
  readonly formCode: string;

  @Field(() => [AgeGroup], { defaultValue: [], description: 'Whom it is for, by age.' })
  readonly ageGroups: readonly AgeGroup[];
}
