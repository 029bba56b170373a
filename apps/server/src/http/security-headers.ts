import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Config } from '../config';

/** What pages of ours never ask a browser for, so that nothing that got into one can either. */
const unused = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'serial',
  'usb',
  'xr-spatial-tracking',
];
const permissions = unused.map((feature) => `${feature}=()`).join(', ');

const refusePermissions: RequestHandler = (_request, response, next) => {
  response.setHeader('permissions-policy', permissions);
  next();
};

/** Policies for every answer: no code but our own files, no frames, no word to other sites. */
export function securityHeaders({ publicOrigin }: Pick<Config, 'publicOrigin'>): readonly RequestHandler[] {
  const isHttps = publicOrigin?.startsWith('https:') === true;
  const policies = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 180 * 24 * 3600 } : false,
    // Means something only on a trustworthy origin, and browsers complain elsewhere.
    crossOriginOpenerPolicy: isHttps,
    originAgentCluster: isHttps,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  return [policies, refusePermissions];
}
