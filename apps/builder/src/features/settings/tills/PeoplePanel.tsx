import { formatDate } from '@counterflow/i18n'
import { type Column, DataTable, ErrorState, Panel, StatusBadge, useText } from '@counterflow/ui'
import { Button, Group, Modal, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { useRoleName } from '../roles/useRoleName'
import { PinForm } from './PinForm'
import { type TillPerson, tillStaffQuery, usePinDeeds } from './till-settings-queries'

/** Who sells at tills, and whether they have a PIN. */
export function PeoplePanel() {
  const text = useText()
  const { t } = text
  const people = useQuery(tillStaffQuery)
  const [changing, setChanging] = useState<TillPerson>()
  const columns = usePersonColumns(setChanging)
  return (
    <Panel title={t('pins.people')} flush>
      {people.error !== null && people.data === undefined ? (
        <ErrorState message={problemParagraph(people.error, text)} onRetry={() => void people.refetch()} />
      ) : (
        <>
          <Text c="dimmed" px="md" pt="sm">
            {t('pins.peopleIntro')}
          </Text>
          <DataTable
            bare
            label={t('pins.people')}
            columns={columns}
            rows={people.data}
            rowKey={({ staffId }) => staffId}
            skeletonRows={3}
          />
        </>
      )}
      {changing !== undefined && (
        <Modal
          opened
          onClose={() => setChanging(undefined)}
          title={t('pins.of', { name: changing.name })}
          closeButtonProps={{ 'aria-label': t('general.close') }}
        >
          <PinForm
            staffId={changing.staffId}
            isSet={changing.pinSetAt !== null}
            onDone={() => {
              setChanging(undefined)
              notifications.show({ message: t('pins.done') })
            }}
          />
        </Modal>
      )}
    </Panel>
  )
}

function usePersonColumns(onChange: (person: TillPerson) => void): readonly Column<TillPerson>[] {
  const { t, language } = useText()
  const roleName = useRoleName()
  return [
    {
      key: 'name',
      header: t('pins.person'),
      cell: ({ name, roleId, roleName: own, manages }) => (
        <>
          <Text fw={500}>{name}</Text>
          <Text size="xs" c="dimmed">
            {[roleName({ id: roleId, name: own }), ...(manages ? [t('pins.manages')] : [])].join(' · ')}
          </Text>
        </>
      ),
    },
    {
      key: 'state',
      header: t('pins.state'),
      cell: ({ pinSetAt }) =>
        pinSetAt === null ? (
          <StatusBadge tone="caution" icon={IconCircleDashed} label={t('pins.notSet')} />
        ) : (
          <StatusBadge
            tone="good"
            icon={IconCircleCheck}
            label={t('pins.isSet', { time: formatDate(pinSetAt, language) })}
          />
        ),
    },
    {
      key: 'deeds',
      header: '',
      align: 'end',
      cell: (person) => <PersonDeeds person={person} onChange={() => onChange(person)} />,
    },
  ]
}

function PersonDeeds({ person, onChange }: { person: TillPerson; onChange: () => void }) {
  const { t } = useText()
  const { remove } = usePinDeeds(person.staffId)
  const notifyProblem = useNotifyProblem()
  const confirm = () =>
    modals.openConfirmModal({
      title: t('pins.removeTitle', { name: person.name }),
      children: <Text>{t('pins.removeBody')}</Text>,
      labels: { confirm: t('pins.remove'), cancel: t('general.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => remove.mutate(undefined, { onError: notifyProblem }),
    })
  return (
    <Group gap={4} justify="flex-end">
      <Button variant="subtle" size="compact-sm" onClick={onChange}>
        {t(person.pinSetAt === null ? 'pins.set' : 'pins.change')}
      </Button>
      {person.pinSetAt !== null && (
        <Button variant="subtle" color="red" size="compact-sm" loading={remove.isPending} onClick={confirm}>
          {t('pins.remove')}
        </Button>
      )}
    </Group>
  )
}
