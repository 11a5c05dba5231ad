import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import '@counterflow/ui/styles.css'
import { z } from 'zod'

// The Content-Security-Policy allows no `new Function`, which zod would otherwise try as soon as a schema is made:
// nothing with a schema may be loaded before this.
z.config({ jitless: true })

const starting = import('./application/start')
// The first amount that is written loads what the browser knows of languages, which takes a while; now the page waits anyway.
new Intl.NumberFormat(navigator.language, { style: 'currency', currency: 'USD' })
const { start } = await starting
await start()
