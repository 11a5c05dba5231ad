import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import '@counterflow/ui/styles.css'
import { z } from 'zod'

// The Content-Security-Policy allows no `new Function`, which zod would otherwise try as soon as a schema is made:
// nothing with a schema may be loaded before this.
z.config({ jitless: true })

const { start } = await import('./application/start')
await start()
