import { audit } from '../audit/ja.js'
import { products } from '../catalog/ja.js'
import { channels } from '../channels/ja.js'
import { completeness, ledgerFiles, restoring } from '../completeness/ja.js'
import { customers } from '../customers/ja.js'
import { discounts, giftCards } from '../discounts/ja.js'
import { attribution, drafts } from '../drafts/ja.js'
import { home } from '../home/ja.js'
import { https } from '../https/ja.js'
import { cannedReplies, inbox } from '../inbox/ja.js'
import { inboxFigures } from '../inbox-figures/ja.js'
import { locations, stock } from '../inventory/ja.js'
import { labelling, topics } from '../labelling/ja.js'
import { bulk, lists, orderList } from '../lists/ja.js'
import { mailSettings, staffLetters } from '../mail-settings/ja.js'
import { operations } from '../operations/ja.js'
import { orderDeeds, paymentMethods } from '../order-deeds/ja.js'
import { fulfilFrom, orderLetters } from '../order-letters/ja.js'
import { testOrder } from '../orders/ja.js'
import { printAgent } from '../print-agent/ja.js'
import { registers } from '../registers/ja.js'
import { salesReports } from '../sales-reports/ja.js'
import type { Shape } from '../shape.js'
import { shifts } from '../shifts/ja.js'
import { areas, orderNumbers, saveBar, shipping, shopForm, taxes } from '../shop-settings/ja.js'
import { account, setPassword, staffSettings } from '../staff-settings/ja.js'
import { storePages } from '../store-pages/ja.js'
import { tillExceptions } from '../till-exceptions/ja.js'
import { pins, tillPolicies, tillSettings } from '../till-settings/ja.js'
import { trying } from '../trying/ja.js'
import { webhooks } from '../webhooks/ja.js'
import type { officeBundle as english } from './office.en.js'

export const officeBundle: Shape<typeof english> = {
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
