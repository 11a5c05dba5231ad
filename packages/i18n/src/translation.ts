import { type Language, languages } from '@counterflow/core'
import i18next, { type i18n } from 'i18next'
import { canvasBundle } from './catalogues/bundles/canvas.en.js'
import type { officeBundle } from './catalogues/bundles/office.en.js'
import type { problemBundle } from './catalogues/bundles/problems.en.js'
import { sharedBundle } from './catalogues/bundles/shared.en.js'
import type { tillBundle } from './catalogues/bundles/till.en.js'
import type { KeysOf, Shape } from './catalogues/shape.js'
import { PlainFirst, sayBy } from './plain-first.js'
import type { Wording } from './wording.js'

/** Every text that an application of ours, but for the storefront, may say. */
export type Catalogue = Shape<
  typeof sharedBundle & typeof problemBundle & typeof canvasBundle & typeof officeBundle & typeof tillBundle
>

/** A dotted key of the catalogues, such as `orders.title`. */
export type TextKey = KeysOf<Catalogue>

export type TextValues = Record<string, string | number>

/** Gives the text of a key in the reader's language, its placeholders filled. */
export type Translate = (key: TextKey, values?: TextValues) => string

/** Texts that are loaded together, in each language. */
export type Texts = Readonly<Record<Language, () => Promise<object>>>

/** What every application says. English comes with the code, so that there is always something to fall back to. */
export const sharedTexts: Texts = {
  en: async () => sharedBundle,
  ko: async () => (await import('./catalogues/bundles/shared.ko.js')).sharedBundle,
  ja: async () => (await import('./catalogues/bundles/shared.ja.js')).sharedBundle,
}

/** What went wrong in the API. It says so in English itself, and more exactly. */
export const problemTexts: Texts = {
  en: async () => (await import('./catalogues/bundles/problems.en.js')).problemBundle,
  ko: async () => (await import('./catalogues/bundles/problems.ko.js')).problemBundle,
  ja: async () => (await import('./catalogues/bundles/problems.ja.js')).problemBundle,
}

/** What the canvas says, and the frame around every page of the back office. */
export const canvasTexts: Texts = {
  en: async () => canvasBundle,
  ko: async () => (await import('./catalogues/bundles/canvas.ko.js')).canvasBundle,
  ja: async () => (await import('./catalogues/bundles/canvas.ja.js')).canvasBundle,
}

/** What all other pages of the back office say. */
export const officeTexts: Texts = {
  en: async () => (await import('./catalogues/bundles/office.en.js')).officeBundle,
  ko: async () => (await import('./catalogues/bundles/office.ko.js')).officeBundle,
  ja: async () => (await import('./catalogues/bundles/office.ja.js')).officeBundle,
}

/** What a till says. */
export const tillTexts: Texts = {
  en: async () => (await import('./catalogues/bundles/till.en.js')).tillBundle,
  ko: async () => (await import('./catalogues/bundles/till.ko.js')).tillBundle,
  ja: async () => (await import('./catalogues/bundles/till.ja.js')).tillBundle,
}

/** Of languages whose texts depend on what is put into them; with the texts that every application says. */
const wordings: Partial<Record<Language, () => Promise<Wording>>> = {
  ko: async () => (await import('./catalogues/bundles/shared.ko.js')).koreanWording,
}

/** Everything, for whoever does not have to wait for it. */
const allTexts = [sharedTexts, problemTexts, canvasTexts, officeTexts, tillTexts]

/** Which texts a translation was given, whatever it speaks. */
const given = new WeakMap<i18n, Set<Texts>>()

/** The language that was chosen last, which a translation speaks as soon as its texts are there. */
const chosen = new WeakMap<i18n, Language>()

/** A translator that speaks `language`, falling back to English, and can say everything. */
export const createTranslation = (language: Language): Promise<i18n> =>
  createTranslationOf(language, allTexts)

const lasting = new Map<Language, Promise<i18n>>()

/**
 * The same, made once for each language and shared by everybody, for as long as the process lives: making one takes longer
 * than writing a letter. Nobody changes its language.
 */
export function lastingTranslation(language: Language): Promise<i18n> {
  const known = lasting.get(language)
  if (known !== undefined) return known
  const made = createTranslation(language)
  lasting.set(language, made)
  return made
}

/**
 * A translator that speaks `language`, falling back to English. It is ready when the promise resolves.
 * @param texts what it can say at first; a key of other texts comes back as it is until `addTexts` has put them in.
 */
export async function createTranslationOf(language: Language, texts: readonly Texts[]): Promise<i18n> {
  const translation = i18next.createInstance().use(PlainFirst)
  await translation.init({ lng: language, fallbackLng: 'en', interpolation: { escapeValue: false } })
  await Promise.all(texts.map((each) => addTexts(translation, each)))
  return translation
}

/** Lets `translation` also say `texts`, in its language and in every one that it speaks from then on. */
export async function addTexts(translation: i18n, texts: Texts): Promise<void> {
  given.set(translation, new Set([...(given.get(translation) ?? []), texts]))
  const wanted = new Set([spoken(translation), chosen.get(translation) ?? 'en', 'en' as const])
  await Promise.all([...wanted].map((language) => load(translation, texts, language)))
}

/**
 * Loads the texts of `language` if need be, and speaks it from then on, unless another one was chosen meanwhile: whichever
 * texts come last, the choice that was made last counts.
 */
export async function changeLanguage(translation: i18n, language: Language): Promise<void> {
  chosen.set(translation, language)
  await Promise.all([...(given.get(translation) ?? [])].map((texts) => load(translation, texts, language)))
  if (chosen.get(translation) === language) await translation.changeLanguage(language)
}

const spoken = ({ language }: i18n): Language => languages.find((candidate) => candidate === language) ?? 'en'

async function load(translation: i18n, texts: Texts, language: Language): Promise<void> {
  const [bundle, wording] = await Promise.all([texts[language](), wordings[language]?.()])
  if (wording !== undefined) sayBy(language, wording)
  translation.addResourceBundle(language, 'translation', bundle, true)
}
