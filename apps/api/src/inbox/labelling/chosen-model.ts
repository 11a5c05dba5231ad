import path from 'node:path'
import type { ClassifierOptions } from '@counterflow/classifier'
import { z } from 'zod'
import type { Settings } from '../../platform/config/settings.js'

/** Which model says what messages are about: ours, one in a folder, or one that was fetched from a hub. */
export const chosenModelSchema = z
  .strictObject({
    kind: z.enum(['own', 'folder', 'hub']),
    name: z.string().nullable().meta({ description: "The folder's name, or the hub's; null for our own." }),
  })
  .meta({ id: 'ChosenModel' })

export type ChosenModel = z.infer<typeof chosenModelSchema>

type ClassifierSettings = Pick<Settings, 'classifierModel' | 'dataFolder'>

/** What the operator chose, without the places on the machine. */
export function chosenModel({ classifierModel }: ClassifierSettings): ChosenModel {
  if (classifierModel === undefined) return { kind: 'own', name: null }
  if (isFolder(classifierModel)) return { kind: 'folder', name: path.basename(classifierModel) }
  return { kind: 'hub', name: classifierModel }
}

/** How the classifier is opened with it. Models of a hub are kept in the data folder. */
export function classifierOptions({ classifierModel, dataFolder }: ClassifierSettings): ClassifierOptions {
  if (classifierModel === undefined) return {}
  if (isFolder(classifierModel)) return { model: { kind: 'folder', folder: path.resolve(classifierModel) } }
  return { model: { kind: 'hub', name: classifierModel, cache: path.join(dataFolder, 'models') } }
}

const isFolder = (model: string) => path.isAbsolute(model) || model.startsWith('.')
