import type { OrderChannel } from '@counterflow/core'
import type { DemoCustomerKey } from './demo-customers.js'

/** How the payment of a past order went. */
export type DemoEnding = 'authorized' | 'captured' | 'partially_refunded' | 'refunded' | 'voided' | 'declined'

export interface DemoOrder {
  readonly daysAgo: number
  /** The time of day in Seoul, `HH:MM`. */
  readonly at: string
  readonly customer: DemoCustomerKey
  /** Quantities by SKU. */
  readonly lines: Readonly<Record<string, number>>
  readonly ending: DemoEnding
  readonly channel?: OrderChannel
  readonly card?: 'succeeds' | 'declined' | 'elevated_risk' | 'highest_risk' | 'stolen'
  /** Whose address it goes to, when not the customer's own. */
  readonly shipTo?: DemoCustomerKey
  readonly tags?: readonly string[]
  readonly note?: string
}

/** The orders of the last sixty days, oldest first. */
export const demoOrders: readonly DemoOrder[] = [
  {
    daysAgo: 60,
    at: '10:12',
    customer: 'haneul',
    lines: { 'CUP-CEL-2': 1, 'TEA-UJN-30': 1 },
    ending: 'captured',
  },
  { daysAgo: 58, at: '21:40', customer: 'emma', lines: { 'BWL-BCH-2': 1 }, ending: 'captured' },
  {
    daysAgo: 57,
    at: '13:05',
    customer: 'jiho',
    lines: { 'DRP-BRS-04': 4, 'KTL-GSN-09': 2 },
    ending: 'captured',
    tags: ['세금계산서'],
    note: '세금계산서 발행 부탁드립니다.',
  },
  {
    daysAgo: 54,
    at: '18:22',
    customer: 'aoi',
    lines: { 'JAR-MOON-18': 1 },
    ending: 'captured',
    tags: ['gift'],
  },
  {
    daysAgo: 52,
    at: '09:31',
    customer: 'minjun',
    lines: { 'OIL-SES-300': 2, 'JAM-GNG-500': 1 },
    ending: 'captured',
  },
  { daysAgo: 49, at: '23:58', customer: 'haruto', lines: { 'SPN-LAC-RD': 2 }, ending: 'partially_refunded' },
  {
    daysAgo: 47,
    at: '15:17',
    customer: 'seoyeon',
    lines: { 'APR-LIN-IND': 1, 'CND-SOY-PIN': 1 },
    ending: 'captured',
  },
  { daysAgo: 44, at: '11:49', customer: 'yuna', lines: { 'LMP-HNJ-T': 1 }, ending: 'refunded' },
  {
    daysAgo: 42,
    at: '16:02',
    customer: 'daniel',
    lines: { 'RUN-RAM-160': 6, 'CLT-BJG-45': 6 },
    ending: 'captured',
    tags: ['wholesale'],
  },
  { daysAgo: 40, at: '20:26', customer: 'haneul', lines: { 'TRY-PIN-M': 1 }, ending: 'captured' },
  { daysAgo: 37, at: '08:44', customer: 'minjun', lines: { 'TEA-UJN-80': 1 }, ending: 'captured' },
  {
    daysAgo: 35,
    at: '14:35',
    customer: 'emma',
    lines: { 'CND-SOY-PSM': 2, 'JAM-GNG-250': 2 },
    ending: 'captured',
  },
  {
    daysAgo: 33,
    at: '12:09',
    customer: 'aoi',
    lines: { 'RUN-RAM-200': 1, 'CUP-CEL-1': 4 },
    ending: 'captured',
  },
  {
    daysAgo: 31,
    at: '03:16',
    customer: 'haruto',
    lines: { 'JAR-MOON-26': 3 },
    ending: 'voided',
    card: 'highest_risk',
    shipTo: 'sofia',
  },
  { daysAgo: 29, at: '19:53', customer: 'seoyeon', lines: { 'BWL-BCH-4': 1 }, ending: 'captured' },
  {
    daysAgo: 27,
    at: '10:58',
    customer: 'sofia',
    lines: { 'CLT-BJG-90': 1 },
    ending: 'captured',
    card: 'elevated_risk',
  },
  { daysAgo: 25, at: '17:30', customer: 'jiho', lines: { 'OIL-SES-180': 6 }, ending: 'captured' },
  {
    daysAgo: 22,
    at: '22:11',
    customer: 'yuna',
    lines: { 'SPN-LAC-BK': 2, 'BWL-BCH-2': 1 },
    ending: 'captured',
  },
  {
    daysAgo: 20,
    at: '13:47',
    customer: 'haneul',
    lines: { 'KTL-GSN-06': 1 },
    ending: 'captured',
    channel: 'back_office',
  },
  {
    daysAgo: 18,
    at: '09:05',
    customer: 'dohyun',
    lines: { 'DRP-BRS-02': 1, 'TEA-UJN-30': 1 },
    ending: 'captured',
  },
  {
    daysAgo: 16,
    at: '15:42',
    customer: 'daniel',
    lines: { 'TRY-PIN-S': 10, 'TRY-PIN-L': 3 },
    ending: 'captured',
    tags: ['wholesale'],
  },
  {
    daysAgo: 14,
    at: '04:27',
    customer: 'sofia',
    lines: { 'LMP-HNJ-F': 2 },
    ending: 'declined',
    card: 'stolen',
    shipTo: 'daniel',
  },
  {
    daysAgo: 12,
    at: '18:08',
    customer: 'aoi',
    lines: { 'APR-LIN-OAT': 1, 'APR-LIN-CHR': 1 },
    ending: 'partially_refunded',
  },
  { daysAgo: 10, at: '11:20', customer: 'minjun', lines: { 'JAM-GNG-250': 3 }, ending: 'captured' },
  { daysAgo: 9, at: '20:03', customer: 'mio', lines: { 'CUP-CEL-2': 1 }, ending: 'captured' },
  {
    daysAgo: 7,
    at: '16:55',
    customer: 'dohyun',
    lines: { 'LMP-HNJ-T': 1 },
    ending: 'declined',
    card: 'declined',
  },
  { daysAgo: 7, at: '17:01', customer: 'dohyun', lines: { 'LMP-HNJ-T': 1 }, ending: 'captured' },
  {
    daysAgo: 5,
    at: '12:33',
    customer: 'seoyeon',
    lines: { 'CND-SOY-PIN': 1, 'CND-SOY-PSM': 1 },
    ending: 'captured',
  },
  {
    daysAgo: 3,
    at: '10:24',
    customer: 'emma',
    lines: { 'JAR-MOON-18': 1, 'RUN-RAM-160': 1 },
    ending: 'authorized',
    card: 'elevated_risk',
  },
  {
    daysAgo: 2,
    at: '02:48',
    customer: 'mio',
    lines: { 'JAR-MOON-26': 2, 'LMP-HNJ-F': 1 },
    ending: 'authorized',
    card: 'highest_risk',
    shipTo: 'emma',
  },
  {
    daysAgo: 1,
    at: '14:14',
    customer: 'haneul',
    lines: { 'OIL-SES-300': 1, 'TEA-UJN-30': 1 },
    ending: 'authorized',
    tags: ['선물'],
    note: '선물 포장 부탁드려요.',
  },
  { daysAgo: 1, at: '19:37', customer: 'yuna', lines: { 'CLT-BJG-45': 1 }, ending: 'authorized' },
]
