import { audit } from '../audit/en.js'
import { products } from '../catalog/en.js'
import { channels } from '../channels/en.js'
import { completeness, ledgerFiles, restoring } from '../completeness/en.js'
import { customers } from '../customers/en.js'
import { discounts, giftCards } from '../discounts/en.js'
import { attribution, drafts } from '../drafts/en.js'
import { home } from '../home/en.js'
import { https } from '../https/en.js'
import { cannedReplies, inbox } from '../inbox/en.js'
import { inboxFigures } from '../inbox-figures/en.js'
import { locations, stock } from '../inventory/en.js'
import { labelling, topics } from '../labelling/en.js'
import { bulk, lists, orderList } from '../lists/en.js'
import { mailSettings, staffLetters } from '../mail-settings/en.js'
import { operations } from '../operations/en.js'
import { orderDeeds, paymentMethods } from '../order-deeds/en.js'
import { fulfilFrom, orderLetters } from '../order-letters/en.js'
import { testOrder } from '../orders/en.js'
import { printAgent } from '../print-agent/en.js'
import { registers } from '../registers/en.js'
import { salesReports } from '../sales-reports/en.js'
import { shifts } from '../shifts/en.js'
import { areas, orderNumbers, saveBar, shipping, shopForm, taxes } from '../shop-settings/en.js'
import { account, setPassword, staffSettings } from '../staff-settings/en.js'
import { storePages } from '../store-pages/en.js'
import { tillExceptions } from '../till-exceptions/en.js'
import { pins, tillPolicies, tillSettings } from '../till-settings/en.js'
import { trying } from '../trying/en.js'
import { webhooks } from '../webhooks/en.js'

/** What the rest of the back office says. */
export const officeBundle = {
  account,
  areas,
  attribution,
  audit,
  bulk,
  cannedReplies,
  channels,
  completeness,
  customers,
  discounts,
  drafts,
  fulfilFrom,
  giftCards,
  home,
  https,
  inbox,
  inboxFigures,
  labelling,
  ledgerFiles,
  lists,
  locations,
  mailSettings,
  operations,
  orderDeeds,
  orderLetters,
  orderList,
  orderNumbers,
  paymentMethods,
  pins,
  printAgent,
  products,
  registers,
  restoring,
  salesReports,
  saveBar,
  setPassword,
  shifts,
  shipping,
  shopForm,
  staffLetters,
  staffSettings,
  stock,
  storePages,
  taxes,
  testOrder,
  tillExceptions,
  tillPolicies,
  tillSettings,
  topics,
  trying,
  webhooks,
}
