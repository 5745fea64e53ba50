import { m } from '#lib/paraglide/messages.js';

/** Names of the card's and the persons' fields, which are no fields of the register. */
export const cardWords: Readonly<Record<string, () => string>> = {
  serviceArea: m.parties_card_service_area,
  sellingCapacity: m.parties_card_selling_capacity,
  growthPotential: m.parties_card_growth_potential,
  businessIdeas: m.parties_card_business_ideas,
  policy: m.parties_card_policy,
  managementTraits: m.parties_card_management_traits,
  assets: m.parties_card_assets,
  annualSales: m.parties_card_annual_sales,
  salesResults: m.parties_card_sales_results,
  qualityOfPeople: m.parties_card_quality_of_people,
  competitorRelation: m.parties_card_competitor_relation,
  attitudeToUs: m.parties_card_attitude_to_us,
  salesActivity: m.parties_card_sales_activity,
  problems: m.parties_card_problems,
  advantages: m.parties_card_advantages,
  measuresAhead: m.parties_card_measures_ahead,
  reputation: m.parties_card_reputation,
  creditStanding: m.parties_card_credit_standing,
  pastCreditProblems: m.parties_card_past_credit_problems,
  characteristics: m.parties_card_characteristics,
  businessStatus: m.parties_card_business_status,
  tradingStatus: m.parties_card_trading_status,
};

export const personWords: Readonly<Record<string, () => string>> = {
  owner: m.parties_person_owner,
  manager: m.parties_person_manager,
  legalPerson: m.parties_person_legal_person,
  name: m.parties_person_name,
  character: m.parties_person_character,
  hobbies: m.parties_person_hobbies,
  family: m.parties_person_family,
  education: m.parties_person_education,
  birthYear: m.parties_person_birth_year,
  ability: m.parties_person_ability,
  idNumber: m.parties_person_id_number,
};

/** Names that only the history uses: parts that are kept whole, and what happened to notes, tasks and files. */
export const trailWords: Readonly<Record<string, () => string>> = {
  'customer.terms': m.parties_terms,
  'supplier.terms': m.parties_terms,
  'customer.pendingCreditLimit': m.parties_record_pending_limit,
  'customer.stateReason': m.parties_record_state_reason,
  'supplier.stateReason': m.parties_record_state_reason,
  'note.text': m.parties_record_note,
  'task.title': m.parties_record_task_title,
  'task.dueOn': m.parties_record_task_by,
  'task.assigneeId': m.parties_record_task_assignee,
  'task.detail': m.parties_record_task_detail,
  'file.name': m.parties_record_file,
  'file.size': m.parties_record_file_size,
  file: m.parties_record_file,
  bank: m.parties_record_bank,
  persons: m.parties_record_persons,
  contact: m.parties_form_contacts,
  archiveReason: m.parties_record_archive_reason,
};
