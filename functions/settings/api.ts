import { router } from '#platform/http/router';
import { handler as addCustomField } from './add-custom-field.ts';
import { handler as changeCustomField } from './change-custom-field.ts';
import { handler as changeOptionList } from './change-option-list.ts';
import { handler as changeView } from './change-view.ts';
import { handler as listCustomFields } from './list-custom-fields.ts';
import { handler as listOptionLists } from './list-option-lists.ts';
import { handler as listViews } from './list-views.ts';
import { handler as orderCustomFields } from './order-custom-fields.ts';
import { handler as removeView } from './remove-view.ts';
import { handler as retireCustomField } from './retire-custom-field.ts';
import { handler as reviveCustomField } from './revive-custom-field.ts';
import { handler as saveView } from './save-view.ts';

export const handler = router([
  listCustomFields,
  addCustomField,
  orderCustomFields,
  changeCustomField,
  retireCustomField,
  reviveCustomField,
  listOptionLists,
  changeOptionList,
  listViews,
  saveView,
  changeView,
  removeView,
]);
