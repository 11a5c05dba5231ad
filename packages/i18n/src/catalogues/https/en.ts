export const https = {
  intro:
    'Where phones, tablets and tills reach this shop. They come by HTTPS: without it, a browser keeps no sales while it is offline.',
  places: 'On your network',
  placesHint:
    'Scan the code with the device, or type the address below it. It leads through everything else.',
  choose: 'Address',
  opens: 'Opens the shop',
  firstTime: 'The first time, on each device',
  qr: 'QR code of the page that sets a device up',
  noPlaces: 'This machine is on no network at the moment. As soon as it is, its addresses appear here.',
  publicUrl: 'The address that people type',
  certificate: 'Certificate',
  issuedBy: 'Issued by',
  issuers: {
    shop: 'The authority of this shop, which was made here and never leaves it',
    other: 'An authority that devices know (HTTPS_CERTIFICATE)',
  },
  names: 'For',
  expires: 'Valid until',
  renewed: 'It renews itself.',
  replaceFiles: 'Put the new one into the same files; it is taken up within a minute.',
  fingerprint: 'Fingerprint of the authority',
  fingerprintHint:
    'A device shows this when it is asked to trust. If it shows anything else, stop: somebody is in between.',
  authorityUntil: 'The authority is valid until {date}.',
  uncovered:
    'Not reachable by HTTPS under: {names}. The shop’s own authority vouches for private addresses and names only.',
  off: 'HTTPS is turned off. Set HTTPS=on and start Counterflow again to let devices of the shop’s network in.',
  failed: 'HTTPS is not served.',
  notRenewed: 'The certificate could not be renewed; the one from before is still in use.',
  insecure:
    'This page came without encryption: your browser keeps nothing while it is offline, and sends no notifications.',
  insecureLink: 'Set this device up',
  trust: {
    title: 'Let this device trust your shop',
    intro:
      'Your shop runs on your own machine and vouches for itself. Tell this device once to believe it; after that the till works offline, and nobody on the network can read along.',
    introOwn: 'Your shop has a certificate that devices know already. There is nothing to install.',
    off: 'HTTPS is turned off in this shop. Whoever runs it can turn it on with HTTPS=on.',
    checking: 'Checking whether this device trusts the shop …',
    trusted: 'This device trusts the shop',
    open: 'Open the shop',
    untrusted: 'This device does not trust the shop yet',
    untrustedHint:
      'Follow the steps below, then come back and check again. A warning that you only click away is not enough.',
    again: 'Check again',
    finish: 'Check by HTTPS',
    download: '1. Download',
    certificate: 'Certificate',
    profile: 'Profile for Apple',
    pem: 'PEM, for Linux',
    compare:
      'Compare this fingerprint with the one in the back office: Settings, Network and HTTPS, on the computer that runs the shop.',
    elsewhere: 'On another device, open',
    qr: 'QR code of this page',
    profileName: 'Counterflow shop',
    profileBody: 'Lets this device trust your shop. It vouches for private addresses only.',
    platforms: {
      android: '2. Android',
      ios: '2. iPhone and iPad',
      windows: '2. Windows',
      macos: '2. Mac',
      chromeos: '2. Chromebook',
      linux: '2. Linux',
    },
    steps: {
      android:
        'Download the certificate.\nOpen Settings and search for “CA certificate” (Security, Encryption and credentials, Install a certificate).\nChoose CA certificate, then “Install anyway”.\nChoose counterflow.crt in Downloads.\nCome back here and check again. Use Chrome; Firefox also needs “Use third party CA certificates” in its settings.',
      ios: 'Open this page in Safari and download the profile; allow it.\nOpen Settings: “Profile Downloaded” at the top, then Install.\nOpen General, About, Certificate Trust Settings.\nTurn on full trust for “Counterflow shop”.\nCome back here and check again.',
      windows:
        'Download the certificate and open it.\nChoose “Install Certificate”, then Current User.\nChoose “Place all certificates in the following store”, then Trusted Root Certification Authorities.\nFinish, compare the fingerprint, and confirm.\nClose the browser and open it again. Then check again.',
      macos:
        'Download the certificate and open it; add it to the login keychain.\nIn Keychain Access, double-click “Counterflow shop”.\nUnder Trust, choose “Always Trust” and close the window.\nClose the browser and open it again. Then check again.',
      chromeos:
        'Download the certificate.\nOpen Settings, Privacy and security, More, Manage certificates (or chrome://settings/certificates).\nUnder Authorities choose Import, and counterflow.crt.\nTick “Trust this certificate for identifying websites”.\nCome back here and check again.',
      linux:
        'Download the certificate.\nIn Chrome or Chromium: Settings, Privacy and security, Security, Manage certificates, Installed by you (Trusted certificates), Import.\nIn Firefox: Settings, Privacy and security, View Certificates, Authorities, Import; tick websites.\nFor the whole system on Debian: copy the PEM to /usr/local/share/ca-certificates/counterflow.crt and run update-ca-certificates.\nCheck again.',
    },
  },
} as const
