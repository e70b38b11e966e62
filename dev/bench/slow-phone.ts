/** A slow phone: 390 px wide, a quarter of this machine's speed, 1.6 Mbit/s down, 750 kbit/s up, 150 ms. */
import type { BrowserContextOptions, CDPSession } from 'playwright-core';

const CPU_SLOWDOWN = 4;
const LINE = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};

export const slowPhone = {
  device: {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 3,
    isMobile: true,
    hasTouch: true,
  } satisfies BrowserContextOptions,
  /** Slows a page down from now on. */
  async slow(cdp: CDPSession): Promise<void> {
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', LINE);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  },
};
