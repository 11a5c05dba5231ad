import { CopyTextButton, useText } from '@counterflow/ui'
import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { answered, api } from '../../../../platform/api/client'
import { useNotifyProblem } from '../../../../platform/api/useNotifyProblem'
import { useMay } from '../../../session/useStaff'
import { webhookQuery } from '../../workflow-queries'

const route = getRouteApi('/shell/workflows/$workflowId')

/** Where others send what starts the workflow, and the secret that they sign it with. */
export function WebhookAddress({ signed }: { signed: boolean }) {
  const { t } = useText()
  const { workflowId } = route.useParams()
  const mayEdit = useMay()('workflows.edit')
  const { data: webhook } = useQuery({ ...webhookQuery(workflowId), enabled: mayEdit })
  const renew = useRenewSecret(workflowId)
  if (webhook === undefined) return null
  const confirm = () =>
    modals.openConfirmModal({
      title: t('triggers.webhook.renew'),
      children: <Text size="sm">{t('triggers.webhook.renewConfirm')}</Text>,
      labels: { confirm: t('triggers.webhook.renew'), cancel: t('general.cancel') },
      onConfirm: () => renew.mutate(),
    })
  return (
    <Stack gap="sm">
      <TextInput
        readOnly
        label={t('triggers.webhook.address')}
        description={t('triggers.webhook.addressHint')}
        value={webhook.url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Group gap="xs">
        <CopyTextButton
          value={webhook.url}
          label={t('triggers.webhook.copy')}
          variant="default"
          size="compact-xs"
        />
      </Group>
      {signed && (
        <>
          <PasswordInput
            readOnly
            label={t('triggers.webhook.secret')}
            description={t('triggers.webhook.secretHint')}
            value={webhook.secret}
          />
          <Group gap="xs">
            <CopyTextButton
              value={webhook.secret}
              label={t('triggers.webhook.copySecret')}
              variant="default"
              size="compact-xs"
            />
            <Button variant="default" size="compact-xs" loading={renew.isPending} onClick={confirm}>
              {t('triggers.webhook.renew')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  )
}

function useRenewSecret(workflowId: string) {
  const client = useQueryClient()
  const notifyProblem = useNotifyProblem()
  return useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/v1/workflows/{workflowId}/webhook/secret', { params: { path: { workflowId } } }),
      ),
    onSuccess: (webhook) => client.setQueryData(webhookQuery(workflowId).queryKey, webhook),
    onError: notifyProblem,
  })
}
