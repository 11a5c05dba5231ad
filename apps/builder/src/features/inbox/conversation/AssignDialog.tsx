import { useText } from '@counterflow/ui'
import { Avatar, Group, Loader, Modal, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconCheck, IconSearch, IconUserOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { hasWords } from '../../../platform/list/has-words'
import { AnchorLink } from '../../../platform/router/links'
import { useMay, useStaff } from '../../session/useStaff'
import { assigneesQuery, type Conversation } from '../conversation-queries'
import { useConversationDeed } from '../useConversationDeeds'
import classes from './AssignDialog.module.css'

/** Who answers a conversation: oneself, somebody else, or nobody (R38 to R44). */
export function AssignDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { t } = useText()
  const me = useStaff()
  const may = useMay()
  const [typed, setTyped] = useState('')
  const { data: staff, isPending } = useQuery(assigneesQuery)
  const { mutate } = useConversationDeed()
  const { id, assignee } = conversation
  const assign = (staffId: string | null) => {
    mutate({ conversationId: id, deed: { kind: 'assign', staffId } })
    onClose()
  }
  const found = (staff ?? [])
    .filter(({ name }) => hasWords(name, typed))
    // Oneself is whom one chooses most often.
    .sort((left, right) => Number(right.id === me.id) - Number(left.id === me.id))
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('inbox.assignTitle')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const [first] = found
          if (typed.trim() !== '' && first !== undefined) assign(first.id)
        }}
      >
        <Stack gap="sm">
          <TextInput
            data-autofocus
            type="search"
            aria-label={t('inbox.assignSearch')}
            placeholder={t('inbox.assignSearch')}
            leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {isPending && <Loader size="sm" />}
          <ul className={classes.people}>
            {found.map(({ id: staffId, name }) => (
              <li key={staffId}>
                <UnstyledButton className={classes.person} onClick={() => assign(staffId)}>
                  <Avatar size={28} radius="xl" name={name} aria-hidden />
                  <span className={classes.name}>
                    {name}
                    {staffId === me.id && (
                      <Text component="span" c="dimmed">
                        {' '}
                        {t('inbox.you')}
                      </Text>
                    )}
                  </span>
                  {staffId === assignee?.id && <IconCheck size={16} aria-label={t('inbox.assignedNow')} />}
                </UnstyledButton>
              </li>
            ))}
            {assignee !== null && (
              <li>
                <UnstyledButton className={classes.person} onClick={() => assign(null)}>
                  <Avatar size={28} radius="xl" aria-hidden>
                    <IconUserOff size={16} />
                  </Avatar>
                  <span className={classes.name}>{t('inbox.deed.unassign')}</span>
                </UnstyledButton>
              </li>
            )}
          </ul>
          <Group gap={6}>
            <Text size="sm" c="dimmed">
              {t('inbox.assignMissing')}
            </Text>
            {may('staff.read') && (
              <AnchorLink to="/settings/staff" size="sm">
                {t('inbox.seeStaff')}
              </AnchorLink>
            )}
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
