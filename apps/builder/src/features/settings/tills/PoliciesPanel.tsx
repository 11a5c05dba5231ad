import { type TillAction, type TillAllowance, tillActions, tillAllowanceSchema } from '@counterflow/core'
import { ErrorState, Panel, useText } from '@counterflow/ui'
import { NumberInput, Select, Skeleton, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { problemParagraph } from '../../../platform/api/problem-text'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { useRoleName } from '../roles/useRoleName'
import classes from './PoliciesPanel.module.css'
import { type RolePolicy, tillPoliciesQuery, useReplacePolicy } from './till-settings-queries'

const allowances: readonly TillAllowance[] = tillAllowanceSchema.options

/** What each role may do at a till, as a table; each change saves itself. */
export function PoliciesPanel() {
  const text = useText()
  const { t } = text
  const roleName = useRoleName()
  const { data: policies, error, refetch } = useQuery(tillPoliciesQuery)
  const replace = useReplacePolicy()
  const shown = (policies ?? []).filter(({ manages }) => !manages)
  const managing = (policies ?? []).filter(({ manages }) => manages)
  const list = new Intl.ListFormat(text.language)
  const nameOf = ({ roleId, name }: RolePolicy) => roleName({ id: roleId, name })
  const save = ({ roleId, version }: RolePolicy, policy: RolePolicy['policy']) =>
    replace.mutate({ roleId, policy, version })
  if (error !== null && policies === undefined) {
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  return (
    <Panel title={t('tillPolicies.title')}>
      <Text c="dimmed" mb="sm">
        {t('tillPolicies.intro')}
      </Text>
      {managing.length > 0 && (
        <Text size="sm" mb="sm">
          {`${list.format(managing.map(nameOf))}: ${t('tillPolicies.manages')}`}
        </Text>
      )}
      <FailureNotice error={replace.error} />
      {policies === undefined ? (
        <Skeleton h={240} />
      ) : (
        <div className={classes.frame}>
          <Table aria-label={t('tillPolicies.title')} verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('tillPolicies.action')}</Table.Th>
                {shown.map((role) => (
                  <Table.Th key={role.roleId}>{nameOf(role)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {tillActions.map((action) => (
                <Table.Tr key={action}>
                  <Table.Th scope="row" fw={400}>
                    {t(`tillPolicies.actionOf.${action}`)}
                  </Table.Th>
                  {shown.map((role) => (
                    <Table.Td key={role.roleId}>
                      <Allowance
                        label={`${t(`tillPolicies.actionOf.${action}`)}: ${nameOf(role)}`}
                        action={action}
                        role={role}
                        onChange={(policy) => save(role, policy)}
                      />
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
              <Table.Tr>
                <Table.Th scope="row" fw={400}>
                  {t('tillPolicies.discountLimit')}
                  <Text size="xs" c="dimmed">
                    {t('tillPolicies.discountHint')}
                  </Text>
                </Table.Th>
                {shown.map((role) => (
                  <Table.Td key={role.roleId}>
                    <DiscountLimit
                      key={role.version}
                      label={`${t('tillPolicies.discountLimit')}: ${nameOf(role)}`}
                      role={role}
                      onChange={(policy) => save(role, policy)}
                    />
                  </Table.Td>
                ))}
              </Table.Tr>
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Panel>
  )
}

interface CellProps {
  label: string
  role: RolePolicy
  onChange: (policy: RolePolicy['policy']) => void
}

function Allowance({ label, action, role: { policy }, onChange }: CellProps & { action: TillAction }) {
  const { t } = useText()
  const value = policy.actions[action] ?? 'denied'
  return (
    <Select
      aria-label={label}
      className={classes.allowance}
      data-allowance={value}
      size="xs"
      allowDeselect={false}
      data={allowances.map((each) => ({ value: each, label: t(`tillPolicies.allowance.${each}`) }))}
      value={value}
      onChange={(chosen) => {
        const next = allowances.find((each) => each === chosen)
        if (next !== undefined && next !== value)
          onChange({ ...policy, actions: { ...policy.actions, [action]: next } })
      }}
    />
  )
}

function DiscountLimit({ label, role: { policy }, onChange }: CellProps) {
  const save = (typed: string) => {
    const points = Math.round(Number(typed.replace(',', '.').replace('%', '')) * 100)
    const fits = Number.isInteger(points) && points >= 0 && points <= 10_000 && typed.trim() !== ''
    if (fits && points !== policy.mostDiscountBasisPoints)
      onChange({ ...policy, mostDiscountBasisPoints: points })
  }
  return (
    <NumberInput
      aria-label={label}
      className={classes.allowance}
      size="xs"
      min={0}
      max={100}
      decimalScale={2}
      suffix="%"
      hideControls
      clampBehavior="blur"
      defaultValue={policy.mostDiscountBasisPoints / 100}
      onBlur={(event) => save(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save(event.currentTarget.value)
      }}
    />
  )
}
