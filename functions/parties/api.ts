import { router } from '#platform/http/router';
import { handler as addContact } from './add-contact.ts';
import { handler as addFile } from './add-file.ts';
import { handler as addNote } from './add-note.ts';
import { handler as addTask } from './add-task.ts';
import { handler as archiveFile } from './archive-file.ts';
import { handler as archiveParty } from './archive-party.ts';
import { handler as changeCard } from './change-card.ts';
import { handler as changeContact } from './change-contact.ts';
import { handler as changeKeepers } from './change-keepers.ts';
import { handler as changeParty } from './change-party.ts';
import { handler as changePersons } from './change-persons.ts';
import { handler as changeTask } from './change-task.ts';
import { handler as checkDuplicates } from './check-duplicates.ts';
import { handler as createParty } from './create-party.ts';
import { handler as decideProposal } from './decide-proposal.ts';
import { handler as getCard } from './get-card.ts';
import { handler as getHome } from './get-home.ts';
import { handler as getOverview } from './get-overview.ts';
import { handler as getParty } from './get-party.ts';
import { handler as getPersons } from './get-persons.ts';
import { handler as keepFile } from './keep-file.ts';
import { handler as listBankAccounts } from './list-bank-accounts.ts';
import { handler as listFiles } from './list-files.ts';
import { handler as listMyTasks } from './list-my-tasks.ts';
import { handler as listNotes } from './list-notes.ts';
import { handler as listParties } from './list-parties.ts';
import { handler as listProposals } from './list-proposals.ts';
import { handler as listTasks } from './list-tasks.ts';
import { handler as openFile } from './open-file.ts';
import { handler as proposeBankAccountClosing } from './propose-bank-account-closing.ts';
import { handler as proposeBankAccount } from './propose-bank-account.ts';
import { handler as removeContact } from './remove-contact.ts';
import { handler as restoreParty } from './restore-party.ts';
import { handler as revealBankAccount } from './reveal-bank-account.ts';
import { handler as setRole } from './set-role.ts';

export const handler = router([
  listParties,
  createParty,
  checkDuplicates,
  changeKeepers,
  getHome,
  getParty,
  changeParty,
  archiveParty,
  restoreParty,
  getOverview,
  setRole,
  addContact,
  changeContact,
  removeContact,
  getCard,
  changeCard,
  getPersons,
  changePersons,
  listBankAccounts,
  revealBankAccount,
  proposeBankAccount,
  proposeBankAccountClosing,
  listProposals,
  decideProposal,
  listNotes,
  addNote,
  listTasks,
  addTask,
  changeTask,
  listMyTasks,
  listFiles,
  addFile,
  keepFile,
  openFile,
  archiveFile,
]);
