import type { Language } from '@counterflow/core'
import { createTranslation } from '@counterflow/i18n'
import { escaped } from '../../platform/http/html/escaped.js'
import { plainPage } from '../../platform/http/html/plain-page.js'
import type { Platform } from '../../platform/http/https/trust/platforms.js'

/** What the agent is called where it lies. */
export const agentFileName = 'counterflow-print-agent.mjs'

/** Where it is fetched. */
export const agentAddress = `/print-agent/${agentFileName}`

/** What the page is about. */
export interface PrintAgentShown {
  readonly language: Language
  readonly platform: Platform | undefined
  /** Of the file, in hexadecimal digits. */
  readonly sha256: string
  /** Where tills of this shop run; undefined where this page was not reached as a till is. */
  readonly origin: string | undefined
}

/** The page does nothing in the browser and loads nothing. */
export const printAgentPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"

/** Systems on which the agent runs, each with what is typed there. */
const systems = ['windows', 'macos', 'linux'] as const

const files = {
  windows: `"%USERPROFILE%\\Downloads\\${agentFileName}"`,
  macos: `~/Downloads/${agentFileName}`,
  linux: `~/Downloads/${agentFileName}`,
}

const checks = {
  windows: `certutil -hashfile ${files.windows} SHA256`,
  macos: `shasum -a 256 ${files.macos}`,
  linux: `sha256sum ${files.linux}`,
}

/** What has it start with the computer: printers and origins are remembered. */
const starters = {
  windows: `node ${files.windows}`,
  macos: `printf 'node ${files.macos}\\n' > ~/print-agent.command && chmod +x ~/print-agent.command`,
  linux: `(crontab -l; echo "@reboot $(command -v node) $HOME/Downloads/${agentFileName}") | crontab -`,
}

/** How a cashier's computer comes by the agent that reaches its printer. */
export async function printAgentPage(shown: PrintAgentShown): Promise<string> {
  const { language, platform, sha256, origin } = shown
  const { t } = await createTranslation(language)
  const say = (key: Parameters<typeof t>[0]) => escaped(t(key))
  const code = (text: string) => `<br><code>${escaped(text)}</code>`
  const options = `--printer till=192.168.0.50${origin === undefined ? '' : ` --origin ${origin}`}`
  const steps = systems.map((system) => {
    const lines = [
      say(`printAgent.terminal.${system}`),
      `${say('printAgent.check')}${code(checks[system])}`,
      `${say('printAgent.run')}${code(`node ${files[system]} ${options}`)}`,
      say('printAgent.token'),
      `${say(`printAgent.always.${system}`)}${code(starters[system])}`,
    ]
    const open = system === platform ? ' open' : ''
    const list = lines.map((line) => `<li>${line}</li>`).join('')
    return `<details${open}><summary>${say(`printAgent.systems.${system}`)}</summary><ol>${list}</ol></details>`
  })
  return plainPage({
    language,
    title: t('printAgent.title'),
    body: `<p>${say('printAgent.intro')}</p>
<section>
  <h2>${say('printAgent.node')}</h2>
  <p>${say('printAgent.nodeBody')}</p>
  <p class="row"><a class="button" href="https://nodejs.org/en/download">${say('printAgent.nodeLink')}</a></p>
</section>
<section>
  <h2>${say('printAgent.get')}</h2>
  <p class="row"><a class="button filled" href="${agentAddress}" download>${say('printAgent.download')}</a></p>
  <p>${say('printAgent.checksum')}${code(sha256)}</p>
</section>
<section>
  <h2>${say('printAgent.start')}</h2>
  <div class="stack">${steps.join('\n')}</div>
</section>`,
  })
}
