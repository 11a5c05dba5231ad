import type { Page } from '../platform/page'
import { homePage } from './home/home-page'

/** Every page of the shop. */
export const pages: readonly Page[] = [homePage]
