export const printAgent = {
  title: 'Print agent',
  intro:
    'A small program for the computer at the till. A browser reaches no printer in the network; this program does, and nothing else.',
  node: '1. Install Node.js',
  nodeBody: 'The agent runs on Node.js, version 20 or newer. The usual installer will do.',
  nodeLink: 'Get Node.js',
  get: '2. Download the agent',
  download: 'Download',
  checksum: 'Its SHA-256, by which you see that it came unchanged:',
  start: '3. Start it',
  systems: { windows: 'Windows', macos: 'Mac', linux: 'Linux' },
  terminal: {
    windows: 'Press the Windows key, type “cmd” and press Enter.',
    macos: 'Open “Terminal” (Applications, Utilities).',
    linux: 'Open a terminal.',
  },
  check: 'See whether the file is unchanged: this shows the SHA-256 from above.',
  run: 'Start the agent with the address of your printer instead of 192.168.0.50. Most printers print it on their self-test page.',
  token:
    'It shows a token, once. Type it in the till: Till, Receipt printer, Print agent. If the browser asks whether the shop may reach devices of the local network, allow it.',
  always: {
    windows:
      'To have it start with the computer: press Windows and R, type shell:startup, and put a file “print-agent.cmd” with this line there.',
    macos:
      'To have it start with the computer: run this, then add “print-agent.command” of your home folder under System Settings, General, Login Items.',
    linux: 'To have it start with the computer, run this once.',
  },
}
