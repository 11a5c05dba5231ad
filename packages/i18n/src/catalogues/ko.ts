import { audit } from './audit/ko.js'
import { canvas } from './canvas/ko.js'
import { products } from './catalog/ko.js'
import { channelProblems, channels } from './channels/ko.js'
import { commands } from './commands/ko.js'
import { choices, comparisons, fields, operators } from './conditions/ko.js'
import { connections, fieldHints } from './connections/ko.js'
import { customers } from './customers/ko.js'
import { discounts, giftCards, rewardProblems } from './discounts/ko.js'
import { attribution, drafts } from './drafts/ko.js'
import { editor } from './editor/ko.js'
import type { en } from './en.js'
import { fieldProblems } from './field-problems/ko.js'
import { files } from './files/ko.js'
import { findings } from './findings/ko.js'
import { general } from './general/ko.js'
import { home } from './home/ko.js'
import { cannedReplies, cannedReplyProblems, inbox } from './inbox/ko.js'
import { inboxFigures } from './inbox-figures/ko.js'
import { inboxProblems } from './inbox-problems/ko.js'
import { locations, stock } from './inventory/ko.js'
import { labelling, labellingProblems, topics } from './labelling/ko.js'
import { bulk, lists, orderList } from './lists/ko.js'
import { mail } from './mail/ko.js'
import { mailSettings, staffLetters } from './mail-settings/ko.js'
import { operations } from './operations/ko.js'
import { orderDeeds, paymentMethods } from './order-deeds/ko.js'
import { fulfilFrom, orderLetters } from './order-letters/ko.js'
import { orders, testOrder } from './orders/ko.js'
import { history, outline, stepping } from './outline/ko.js'
import { problems } from './problems/ko.js'
import { risk } from './risk/ko.js'
import { runs } from './runs/ko.js'
import { navigation, session } from './session/ko.js'
import { permissions, settings } from './settings/ko.js'
import type { Shape } from './shape.js'
import {
  areas,
  orderNumbers,
  saveBar,
  settingsSections,
  shipping,
  shopForm,
  taxes,
} from './shop-settings/ko.js'
import { account, setPassword, staffSettings } from './staff-settings/ko.js'
import { steps } from './steps/ko.js'
import { storePageProblems, storePages } from './store-pages/ko.js'
import { till } from './till/ko.js'
import { triggers } from './triggers/ko.js'
import { values } from './values/ko.js'
import { webhookProblems, webhooks } from './webhooks/ko.js'
import { templates, workflows } from './workflows/ko.js'

export const ko = {
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
} satisfies Shape<typeof en>
