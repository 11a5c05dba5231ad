import { Notifications } from '@mantine/notifications'
import classes from './Messages.module.css'

/** Where messages appear that tell how something went: over the header, so that they cover nothing of the page. */
export function Messages() {
  return <Notifications position="top-center" layout="stacked" classNames={classes} />
}
