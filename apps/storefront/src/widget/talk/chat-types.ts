import type { Schemas } from '@counterflow/api-client'

export type ChatEntry = Schemas['ChatEntry']
export type ChatContent = Schemas['ChatContent']
export type ChatEntries = Schemas['ChatEntries']
export type ChatNews = Schemas['ChatNews']
export type TakenDiscount = Schemas['TakenDiscount']
