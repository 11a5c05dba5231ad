import { Panel, useText } from '@counterflow/ui'
import { Fieldset, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { fieldErrors } from '../../../platform/api/problem-text'
import { SaveBar } from '../../../platform/forms/SaveBar'
import { useDraft } from '../../../platform/forms/useDraft'
import { useMay } from '../../session/useStaff'
import { ReadOnlyNotice } from '../ReadOnlyNotice'
import { type Shop, shopQuery, useUpdateShop } from '../shop-queries'
import { RegionFields } from './RegionFields'
import { changesOf, formOf, type ShopForm } from './shop-form'

type TextField =
  | 'name'
  | 'legalName'
  | 'email'
  | 'phone'
  | 'line1'
  | 'line2'
  | 'city'
  | 'region'
  | 'postalCode'

const addressFields: readonly TextField[] = ['line1', 'line2', 'city', 'region', 'postalCode']

export function ShopSettingsForm({ shop }: { shop: Shop }) {
  const text = useText()
  const { t } = text
  const may = useMay()
  const client = useQueryClient()
  const draft = useDraft(formOf(shop), shop.version)
  const update = useUpdateShop()
  const errors = fieldErrors(update.error, text)
  const save = (version: number) =>
    update.mutate(
      { ...changesOf(draft.value, draft.base), version },
      {
        onSuccess: () => {
          draft.discard()
          notifications.show({ message: t('general.saved') })
        },
        onError: () => void client.invalidateQueries({ queryKey: shopQuery.queryKey }),
      },
    )
  const set = (changes: Partial<ShopForm>) => draft.change({ ...draft.value, ...changes })
  const field = (name: TextField) => ({
    label: t(`shopForm.${name}`),
    value: draft.value[name],
    error: errors[addressFields.includes(name) ? `address.${name}` : name],
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save(draft.version)
      }}
    >
      <Stack gap="md">
        {!may('shop.update') && <ReadOnlyNotice />}
        <Fieldset variant="unstyled" m={0} p={0} disabled={!may('shop.update')}>
          <Stack gap="md">
            <Panel title={t('settings.shop')}>
              <SimpleGrid cols={{ base: 1, xs: 2 }}>
                <TextInput maxLength={100} {...field('name')} />
                <TextInput
                  maxLength={200}
                  description={t('shopForm.legalNameHint')}
                  inputWrapperOrder={['label', 'input', 'description', 'error']}
                  {...field('legalName')}
                />
                <TextInput type="email" maxLength={200} autoComplete="off" {...field('email')} />
                <TextInput type="tel" maxLength={40} autoComplete="off" {...field('phone')} />
              </SimpleGrid>
            </Panel>
            <Panel title={t('shopForm.address')}>
              <SimpleGrid cols={{ base: 1, xs: 2 }}>
                <TextInput maxLength={200} {...field('line1')} />
                <TextInput maxLength={200} {...field('line2')} />
                <TextInput maxLength={20} {...field('postalCode')} />
                <TextInput maxLength={100} {...field('city')} />
                <TextInput maxLength={100} {...field('region')} />
              </SimpleGrid>
            </Panel>
            <RegionFields value={draft.value} saved={shop} errors={errors} onChange={set} />
          </Stack>
        </Fieldset>
        <SaveBar
          dirty={draft.dirty}
          saving={update.isPending}
          error={update.error}
          onDiscard={() => {
            draft.discard()
            update.reset()
          }}
          onKeepMine={() => {
            draft.keepOver(shop.version)
            save(shop.version)
          }}
        />
      </Stack>
    </form>
  )
}
