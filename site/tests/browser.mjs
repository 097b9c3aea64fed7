// A headless Chromium of this machine; none is downloaded.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(path => existsSync(path));

/** Whether there is one. */
export const isInstalled = installed !== undefined;

export const open = () => chromium.launch({ executablePath: installed, args: ['--no-sandbox', '--disable-gpu'] });
