import { audit } from '../audit/ko.js'
import { products } from '../catalog/ko.js'
import { channels } from '../channels/ko.js'
import { completeness, ledgerFiles, restoring } from '../completeness/ko.js'
import { customers } from '../customers/ko.js'
import { discounts, giftCards } from '../discounts/ko.js'
import { attribution, drafts } from '../drafts/ko.js'
import { home } from '../home/ko.js'
import { https } from '../https/ko.js'
import { cannedReplies, inbox } from '../inbox/ko.js'
import { inboxFigures } from '../inbox-figures/ko.js'
import { locations, stock } from '../inventory/ko.js'
import { labelling, topics } from '../labelling/ko.js'
import { bulk, lists, orderList } from '../lists/ko.js'
import { mailSettings, staffLetters } from '../mail-settings/ko.js'
import { operations } from '../operations/ko.js'
import { orderDeeds, paymentMethods } from '../order-deeds/ko.js'
import { fulfilFrom, orderLetters } from '../order-letters/ko.js'
import { testOrder } from '../orders/ko.js'
import { printAgent } from '../print-agent/ko.js'
import { registers } from '../registers/ko.js'
import { salesReports } from '../sales-reports/ko.js'
import type { Shape } from '../shape.js'
import { shifts } from '../shifts/ko.js'
import { areas, orderNumbers, saveBar, shipping, shopForm, taxes } from '../shop-settings/ko.js'
import { account, setPassword, staffSettings } from '../staff-settings/ko.js'
import { storePages } from '../store-pages/ko.js'
import { tillExceptions } from '../till-exceptions/ko.js'
import { pins, tillPolicies, tillSettings } from '../till-settings/ko.js'
import { trying } from '../trying/ko.js'
import { webhooks } from '../webhooks/ko.js'
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
