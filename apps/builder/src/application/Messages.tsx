import { Notifications } from '@mantine/notifications'

/** Where messages appear that tell how something went. */
export function Messages() {
  return <Notifications position="bottom-right" />
}
