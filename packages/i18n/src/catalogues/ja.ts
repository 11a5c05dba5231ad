import { audit } from './audit/ja.js'
import { canvas } from './canvas/ja.js'
import { products } from './catalog/ja.js'
import { channelProblems, channels } from './channels/ja.js'
import { commands } from './commands/ja.js'
import { choices, comparisons, fields, operators } from './conditions/ja.js'
import { connections, fieldHints } from './connections/ja.js'
import { customers } from './customers/ja.js'
import { discounts, giftCards, rewardProblems } from './discounts/ja.js'
import { attribution, drafts } from './drafts/ja.js'
import { editor } from './editor/ja.js'
import type { en } from './en.js'
import { fieldProblems } from './field-problems/ja.js'
import { files } from './files/ja.js'
import { findings } from './findings/ja.js'
import { general } from './general/ja.js'
import { home } from './home/ja.js'
import { cannedReplies, cannedReplyProblems, inbox } from './inbox/ja.js'
import { inboxFigures } from './inbox-figures/ja.js'
import { inboxProblems } from './inbox-problems/ja.js'
import { locations, stock } from './inventory/ja.js'
import { labelling, labellingProblems, topics } from './labelling/ja.js'
import { bulk, lists, orderList } from './lists/ja.js'
import { mail } from './mail/ja.js'
import { mailSettings, staffLetters } from './mail-settings/ja.js'
import { operations } from './operations/ja.js'
import { orderDeeds, paymentMethods } from './order-deeds/ja.js'
import { fulfilFrom, orderLetters } from './order-letters/ja.js'
import { orders, testOrder } from './orders/ja.js'
import { history, outline, stepping } from './outline/ja.js'
import { problems } from './problems/ja.js'
import { risk } from './risk/ja.js'
import { runs } from './runs/ja.js'
import { navigation, session } from './session/ja.js'
import { permissions, settings } from './settings/ja.js'
import type { Shape } from './shape.js'
import {
  areas,
  orderNumbers,
  saveBar,
  settingsSections,
  shipping,
  shopForm,
  taxes,
} from './shop-settings/ja.js'
import { account, setPassword, staffSettings } from './staff-settings/ja.js'
import { steps } from './steps/ja.js'
import { storePageProblems, storePages } from './store-pages/ja.js'
import { till } from './till/ja.js'
import { triggers } from './triggers/ja.js'
import { values } from './values/ja.js'
import { webhookProblems, webhooks } from './webhooks/ja.js'
import { templates, workflows } from './workflows/ja.js'

export const ja = {
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
