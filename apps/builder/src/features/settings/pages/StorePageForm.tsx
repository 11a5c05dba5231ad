import { handleOf, type Language, languages } from '@counterflow/core'
import { languageNames } from '@counterflow/i18n'
import { Panel, useText } from '@counterflow/ui'
import {
  Anchor,
  Button,
  Group,
  SegmentedControl,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core'
import { modals } from '@mantine/modals'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { fieldErrors } from '../../../platform/api/problem-text'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { SaveBar } from '../../../platform/forms/SaveBar'
import { useDraft } from '../../../platform/forms/useDraft'
import { MarkdownInput } from '../../products/form/MarkdownInput'
import { useMay } from '../../session/useStaff'
import { ReadOnlyNotice } from '../ReadOnlyNotice'
import { usePageChange, type WrittenPage } from './page-queries'

interface StorePageFormProps {
  saved: WrittenPage
  /** A new one, when undefined. */
  known?: { readonly id: string; readonly version: number }
}

const kinds = ['page', 'policy', 'category'] as const

/** What a page says in each language, where it is, and where it is linked. */
export function StorePageForm({ saved, known }: StorePageFormProps) {
  const text = useText()
  const { t, language: own } = text
  const mayChange = useMay()('shop.update')
  const navigate = useNavigate()
  const draft = useDraft(saved, known?.version ?? 0)
  const { create, update } = usePageChange()
  const [language, setLanguage] = useState<Language>(own)
  const page = draft.value
  const change = (changes: Partial<WrittenPage>) => draft.change({ ...page, ...changes })
  const error = known === undefined ? create.error : update.error
  const errors = fieldErrors(error, text)
  const save = (version = draft.version) => {
    const written = complete(page)
    if (known !== undefined) {
      update.mutate({ pageId: known.id, version, page: written }, { onSuccess: draft.discard })
      return
    }
    create.mutate(written, {
      onSuccess: ({ id }) => {
        draft.discard()
        void navigate({ to: '/settings/pages/$pageId', params: { pageId: id }, ignoreBlocker: true })
      },
    })
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Stack gap="md">
        {!mayChange && <ReadOnlyNotice />}
        <Panel
          title={t(known === undefined ? 'storePages.newTitle' : 'storePages.texts')}
          actions={
            <SegmentedControl
              size="xs"
              aria-label={t('storePages.language')}
              data={languages.map((value) => ({ value, label: languageNames[value] }))}
              value={language}
              onChange={(value) => setLanguage(languages.find((one) => one === value) ?? own)}
            />
          }
        >
          <Stack>
            <TextInput
              label={t('storePages.name')}
              description={t('storePages.nameHint')}
              lang={language}
              maxLength={100}
              readOnly={!mayChange}
              value={page.title[language]}
              error={errors.title ?? errors[`title.${language}`]}
              onChange={(event) =>
                change({ title: { ...page.title, [language]: event.currentTarget.value } })
              }
            />
            <MarkdownInput
              label={t('storePages.text')}
              hint={t('storePages.textHint')}
              lang={language}
              longest={50_000}
              value={page.body[language]}
              error={errors[`body.${language}`]}
              onChange={(event) => change({ body: { ...page.body, [language]: event.currentTarget.value } })}
            />
          </Stack>
        </Panel>
        <Panel title={t('storePages.place')}>
          <Stack>
            <Select
              label={t('storePages.kind')}
              description={t(`storePages.kindHint.${page.kind}`)}
              data={kinds.map((value) => ({ value, label: t(`storePages.kindOf.${value}`) }))}
              value={page.kind}
              allowDeselect={false}
              disabled={!mayChange}
              onChange={(value) => {
                const kind = kinds.find((one) => one === value)
                if (kind !== undefined) change({ kind, tag: kind === 'category' ? page.tag : null })
              }}
            />
            {page.kind === 'category' && (
              <TextInput
                label={t('storePages.tag')}
                description={t('storePages.tagHint')}
                maxLength={40}
                readOnly={!mayChange}
                value={page.tag ?? ''}
                error={errors.tag}
                onChange={(event) => change({ tag: event.currentTarget.value || null })}
              />
            )}
            <TextInput
              label={t('storePages.handle')}
              description={t('storePages.handleHint')}
              leftSection={<Text size="sm">/pages/</Text>}
              leftSectionWidth={70}
              maxLength={100}
              readOnly={!mayChange}
              placeholder={page.title.en === '' ? undefined : handleOf(page.title.en)}
              value={page.handle}
              error={errors.handle}
              onChange={(event) => change({ handle: event.currentTarget.value })}
            />
            <Switch
              label={t('storePages.inMenu')}
              checked={page.inMenu}
              disabled={!mayChange}
              onChange={(event) => change({ inMenu: event.currentTarget.checked })}
            />
            <Switch
              label={t('storePages.published')}
              checked={page.published}
              disabled={!mayChange}
              onChange={(event) => change({ published: event.currentTarget.checked })}
            />
            {known !== undefined && <PageDeeds saved={saved} pageId={known.id} mayChange={mayChange} />}
          </Stack>
        </Panel>
        <SaveBar
          dirty={draft.dirty}
          saving={create.isPending || update.isPending}
          error={error}
          onDiscard={() => {
            draft.discard()
            create.reset()
            update.reset()
          }}
          onKeepMine={() => {
            if (known === undefined) return
            draft.keepOver(known.version)
            save(known.version)
          }}
        />
      </Stack>
    </form>
  )
}

/** Titles that are missing are another language's, and the address that of the English title. */
function complete(page: WrittenPage): WrittenPage {
  const { en, ko, ja } = page.title
  const any = [en, ko, ja].find((title) => title.trim() !== '') ?? ''
  const title = { en: en.trim() || any, ko: ko.trim() || any, ja: ja.trim() || any }
  return { ...page, title, handle: page.handle.trim() || handleOf(title.en), tag: page.tag?.trim() || null }
}

function PageDeeds({ saved, pageId, mayChange }: { saved: WrittenPage; pageId: string; mayChange: boolean }) {
  const { t, local } = useText()
  const navigate = useNavigate()
  const onError = useNotifyProblem()
  const { remove } = usePageChange()
  const address =
    saved.kind === 'category'
      ? `/categories/${encodeURIComponent(saved.tag ?? '')}`
      : `/pages/${encodeURIComponent(saved.handle)}`
  const confirm = () =>
    modals.openConfirmModal({
      title: t('storePages.remove'),
      children: <Text>{t('storePages.removeConfirm', { title: local(saved.title) })}</Text>,
      labels: { confirm: t('storePages.remove'), cancel: t('general.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () =>
        remove.mutate(pageId, {
          onSuccess: () => void navigate({ to: '/settings/pages', ignoreBlocker: true }),
          onError,
        }),
    })
  return (
    <Group justify="space-between">
      <Anchor href={address} target="_blank" rel="noopener">
        {t('storePages.look')}
      </Anchor>
      {mayChange && (
        <Button variant="subtle" color="red" loading={remove.isPending} onClick={confirm}>
          {t('storePages.remove')}
        </Button>
      )}
    </Group>
  )
}
