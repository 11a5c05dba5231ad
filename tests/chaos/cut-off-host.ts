import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const name = `chaos-${process.pid % 10_000}`
const outer = `cf${process.pid % 10_000}a`
const inner = `cf${process.pid % 10_000}b`
const here = '10.213.77.1'
const there = '10.213.77.2'
/** Nobody has it, so that what is sent to it vanishes without a word. */
const nobody = '02:00:00:00:00:01'

const run = async (commandLine: string) => {
  const [program = '', ...parameters] = commandLine.split(' ')
  await execute(program, parameters)
}
const inside = (commandLine: string) => run(`ip netns exec ${name} ${commandLine}`)

/** A second machine, as far as the network goes: it reaches this one's loopback address until it is cut off. Linux, root. */
export class CutOffHost {
  /** Where programs of the second machine are reached from here. */
  readonly address = there
  /** In front of a command that is to run there. */
  readonly wrapper = ['ip', 'netns', 'exec', name]

  /** Undefined where this system does not allow it. */
  static async open(): Promise<CutOffHost | undefined> {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
    const host = new CutOffHost()
    try {
      await run(`ip netns add ${name}`)
      await run(`ip link add ${outer} type veth peer name ${inner} netns ${name}`)
      await run(`ip addr add ${here}/30 dev ${outer}`)
      await run(`ip link set ${outer} up`)
      await run(`sysctl -qw net.ipv4.conf.${outer}.route_localnet=1`)
      await inside(`ip addr add ${there}/30 dev ${inner}`)
      await inside(`ip link set ${inner} up`)
      await inside(`sysctl -qw net.ipv4.conf.${inner}.route_localnet=1`)
      // Its own loopback device stays down, so that 127.0.0.1 leads here.
      await inside(`ip route add 127.0.0.1/32 via ${here} dev ${inner}`)
      return host
    } catch {
      await host.close()
      return undefined
    }
  }

  /** Every packet, in both directions, is lost from now on. */
  async cut(): Promise<void> {
    await run(`ip neigh replace ${there} lladdr ${nobody} dev ${outer} nud permanent`)
    await inside(`ip neigh replace ${here} lladdr ${nobody} dev ${inner} nud permanent`)
  }

  async mend(): Promise<void> {
    await run(`ip neigh del ${there} dev ${outer}`)
    await inside(`ip neigh del ${here} dev ${inner}`)
  }

  async close(): Promise<void> {
    await run(`ip netns del ${name}`).catch(() => undefined)
  }
}
