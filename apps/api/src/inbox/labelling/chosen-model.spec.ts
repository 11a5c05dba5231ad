import { expect, it } from 'vitest'
import { readSettings, SettingError } from '../../platform/config/settings.js'
import { chosenModel, classifierOptions } from './chosen-model.js'

const settings = (CLASSIFIER_MODEL: string) => readSettings({ CLASSIFIER_MODEL }, '/checkout')

it('is our own model, unless the operator names a folder or a hub’s', () => {
  expect(chosenModel(settings(''))).toEqual({ kind: 'own', name: null })
  expect(classifierOptions(settings(''))).toEqual({})
  expect(chosenModel(settings('/srv/models/ours'))).toEqual({ kind: 'folder', name: 'ours' })
  expect(classifierOptions(settings('/srv/models/ours'))).toEqual({
    model: { kind: 'folder', folder: '/srv/models/ours' },
  })
  expect(chosenModel(settings('shop/support-topics'))).toEqual({ kind: 'hub', name: 'shop/support-topics' })
  expect(classifierOptions(settings('shop/support-topics'))).toEqual({
    model: { kind: 'hub', name: 'shop/support-topics', cache: '/checkout/.counterflow/models' },
  })
})

it.each(['ours', 'https://example.com/shop/topics', 'shop/../../etc', 'shop/topics/main'])(
  'is no %s, which is refused as the shop starts',
  (model) => {
    expect(() => settings(model)).toThrow(SettingError)
  },
)
