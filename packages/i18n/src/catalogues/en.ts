import { audit } from './audit/en.js'
import { canvas } from './canvas/en.js'
import { products } from './catalog/en.js'
import { channelProblems, channels } from './channels/en.js'
import { commands } from './commands/en.js'
import { choices, comparisons, fields, operators } from './conditions/en.js'
import { connections, fieldHints } from './connections/en.js'
import { customers } from './customers/en.js'
import { discounts, giftCards, rewardProblems } from './discounts/en.js'
import { attribution, drafts } from './drafts/en.js'
import { editor } from './editor/en.js'
import { fieldProblems } from './field-problems/en.js'
import { files } from './files/en.js'
import { findings } from './findings/en.js'
import { general } from './general/en.js'
import { home } from './home/en.js'
import { cannedReplies, cannedReplyProblems, inbox } from './inbox/en.js'
import { inboxFigures } from './inbox-figures/en.js'
import { inboxProblems } from './inbox-problems/en.js'
import { locations, stock } from './inventory/en.js'
import { labelling, labellingProblems, topics } from './labelling/en.js'
import { bulk, lists, orderList } from './lists/en.js'
import { mail } from './mail/en.js'
import { mailSettings, staffLetters } from './mail-settings/en.js'
import { operations } from './operations/en.js'
import { orderDeeds, paymentMethods } from './order-deeds/en.js'
import { fulfilFrom, orderLetters } from './order-letters/en.js'
import { orders, testOrder } from './orders/en.js'
import { history, outline, stepping } from './outline/en.js'
import { problems } from './problems/en.js'
import { risk } from './risk/en.js'
import { runs } from './runs/en.js'
import { navigation, session } from './session/en.js'
import { permissions, settings } from './settings/en.js'
import {
  areas,
  orderNumbers,
  saveBar,
  settingsSections,
  shipping,
  shopForm,
  taxes,
} from './shop-settings/en.js'
import { account, setPassword, staffSettings } from './staff-settings/en.js'
import { steps } from './steps/en.js'
import { storePageProblems, storePages } from './store-pages/en.js'
import { till } from './till/en.js'
import { triggers } from './triggers/en.js'
import { values } from './values/en.js'
import { webhookProblems, webhooks } from './webhooks/en.js'
import { templates, workflows } from './workflows/en.js'

export const en = {
  audit,
  bulk,
  attribution,
  cannedReplies,
  canvas,
  channels,
  choices,
  commands,
  comparisons,
  connections,
  customers,
  discounts,
  drafts,
  editor,
  fieldHints,
  fieldProblems,
  fields,
  files,
  fulfilFrom,
  findings,
  general,
  giftCards,
  history,
  home,
  inbox,
  inboxFigures,
  labelling,
  locations,
  lists,
  mail,
  mailSettings,
  navigation,
  operations,
  operators,
  orderList,
  orderNumbers,
  orderDeeds,
  orderLetters,
  orders,
  outline,
  paymentMethods,
  permissions,
  problems: {
    ...problems,
    ...rewardProblems,
    ...webhookProblems,
    ...labellingProblems,
    ...inboxProblems,
    ...storePageProblems,
    ...cannedReplyProblems,
    ...channelProblems,
  },
  products,
  risk,
  runs,
  session,
  settings,
  account,
  areas,
  saveBar,
  setPassword,
  settingsSections,
  shipping,
  shopForm,
  staffSettings,
  taxes,
  staffLetters,
  stepping,
  steps,
  storePages,
  stock,
  templates,
  testOrder,
  till,
  topics,
  triggers,
  values,
  webhooks,
  workflows,
}
