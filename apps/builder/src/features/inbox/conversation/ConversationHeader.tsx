import { formatNumber } from '@counterflow/i18n'
import { MoneyText, usePageTitle, useText } from '@counterflow/ui'
import { ActionIcon, Button, Menu, Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconCheck,
  IconChevronLeft,
  IconCircle,
  IconClock,
  IconDots,
  IconLayoutSidebarRight,
  IconMailOpened,
  type IconProps,
  IconShoppingCart,
  IconUser,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { ariaKeys, keysText } from '../../../platform/keyboard/key-names'
import { useMay } from '../../session/useStaff'
import type { ConversationDetail } from '../conversation-queries'
import { useInbox } from '../InboxContext'
import { type InboxDeed, inboxKeys } from '../keys/keymap'
import { OnlineMark } from '../list/OnlineMark'
import { panelQuery } from '../panel/panel-queries'
import { useConversationDeed } from '../useConversationDeeds'
import { useChannelTitle } from '../words/useChannelTitle'
import classes from './ConversationHeader.module.css'

interface ConversationHeaderProps {
  conversation: ConversationDetail
  onAssign: () => void
  onSnooze: () => void
  /** The name opens who the customer is (R47). */
  onPanel: () => void
}

/** With whom one writes, and what can be done with the conversation. */
export function ConversationHeader({ conversation, onAssign, onSnooze, onPanel }: ConversationHeaderProps) {
  const { t } = useText()
  const may = useMay()
  const { open } = useInbox()
  const channelTitle = useChannelTitle()
  const { mutate, isPending } = useConversationDeed()
  const { id, name, online, channel, state, assignee } = conversation
  usePageTitle(name || t('inbox.nameless'))
  const isClosed = state === 'closed'
  const turn = () =>
    mutate({ conversationId: id, deed: { kind: 'state', state: isClosed ? 'open' : 'closed' } })
  const unread = () => {
    mutate({ conversationId: id, deed: { kind: 'unread', unread: true } })
    open(undefined)
  }
  const assigned = assignee === null ? t('inbox.deed.assign') : t('inbox.assignedTo', { name: assignee.name })
  return (
    <header className={classes.header}>
      <ActionIcon
        className={classes.back}
        size={40}
        aria-label={t('inbox.back')}
        onClick={() => open(undefined)}
      >
        <IconChevronLeft size={20} aria-hidden />
      </ActionIcon>
      <div className={classes.who}>
        <UnstyledButton className={classes.name} onClick={onPanel} title={t('inbox.panel.title')}>
          <h2>{name || t('inbox.nameless')}</h2>
        </UnstyledButton>
        <div className={classes.facts}>
          {online && <OnlineMark />}
          <span>{channelTitle(channel)}</span>
          {assignee !== null && may('inbox.reply') && (
            <UnstyledButton className={classes.assigned} onClick={onAssign}>
              {assigned}
            </UnstyledButton>
          )}
          <CartFigures conversationId={id} />
        </div>
      </div>
      {may('inbox.reply') && (
        <div className={classes.deeds}>
          <Button
            variant="default"
            size="xs"
            className={classes.assign}
            leftSection={<IconUser size={14} aria-hidden />}
            aria-label={assigned}
            title={assigned}
            aria-keyshortcuts={ariaKeys([inboxKeys.assign])}
            onClick={onAssign}
          >
            {assignee?.name ?? assigned}
          </Button>
          <span className={classes.wide}>
            <Deed deed="unread" label={t('inbox.deed.unread')} icon={IconMailOpened} onClick={unread} />
            <Deed deed="snooze" label={t('inbox.deed.snooze')} icon={IconClock} onClick={onSnooze} />
            <Deed
              deed="close"
              label={t(isClosed ? 'inbox.deed.reopen' : 'inbox.deed.close')}
              icon={isClosed ? IconCircle : IconCheck}
              onClick={turn}
              loading={isPending}
            />
          </span>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon size={36} className={classes.narrow} aria-label={t('inbox.more')}>
                <IconDots size={18} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={isClosed ? <IconCircle size={16} /> : <IconCheck size={16} />}
                onClick={turn}
              >
                {t(isClosed ? 'inbox.deed.reopen' : 'inbox.deed.close')}
              </Menu.Item>
              <Menu.Item leftSection={<IconUser size={16} />} onClick={onAssign}>
                {assigned}
              </Menu.Item>
              <Menu.Item leftSection={<IconClock size={16} />} onClick={onSnooze}>
                {t('inbox.deed.snooze')}
              </Menu.Item>
              <Menu.Item leftSection={<IconMailOpened size={16} />} onClick={unread}>
                {t('inbox.deed.unread')}
              </Menu.Item>
              <Menu.Item leftSection={<IconLayoutSidebarRight size={16} />} onClick={onPanel}>
                {t('inbox.panel.title')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      )}
      <Tooltip label={t('inbox.panel.title')}>
        <ActionIcon size={36} className={classes.wide} aria-label={t('inbox.panel.title')} onClick={onPanel}>
          <IconLayoutSidebarRight size={18} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </header>
  )
}

interface DeedProps {
  deed: InboxDeed
  label: string
  icon: ComponentType<IconProps>
  onClick: () => void
  loading?: boolean
}

function Deed({ deed, label, icon: Icon, onClick, loading = false }: DeedProps) {
  const { t } = useText()
  return (
    <Tooltip label={`${label} (${keysText(inboxKeys[deed], t)})`}>
      <ActionIcon
        size={36}
        aria-label={label}
        aria-keyshortcuts={ariaKeys([inboxKeys[deed]])}
        loading={loading}
        onClick={onClick}
      >
        <Icon size={18} stroke={1.5} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}

/** What the cart comes to, and how many of which goods are in it, while there is one (R4). */
function CartFigures({ conversationId }: { conversationId: string }) {
  const { t, local, language } = useText()
  const { data: panel } = useQuery(panelQuery(conversationId))
  const cart = panel?.cart
  if (cart == null || cart.lines.length === 0) return null
  const goods = cart.lines
    .map(({ quantity, title }) => `${formatNumber(quantity, language)} × ${local(title)}`)
    .join(' · ')
  return (
    <span className={classes.cart}>
      <IconShoppingCart size={14} aria-label={t('inbox.panel.cart')} />
      <MoneyText money={cart.subtotal} />
      <span className={classes.goods} title={goods}>
        {goods}
      </span>
    </span>
  )
}
