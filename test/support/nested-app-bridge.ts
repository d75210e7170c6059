import { BroadcastChannel as NodeChannel } from 'node:worker_threads';

/**
 * A stand-in for the bridge that Outlook puts into an add-in's page for nested app authentication, with the messages of
 * the protocol as Microsoft's library sends and takes them (BridgeRequestEnvelope, BridgeResponseEnvelope of msal-browser).
 */
export interface NestedAppBridge {
  /** What the library asked for, in order. */
  readonly methods: string[];
  readonly accessToken: string;
  needsConsent: boolean;
  cancels: boolean;
  fails: boolean;
  /** Answers nothing. */
  silent: boolean;
  /** Microsoft gives out another token from now on. */
  renew(): void;
  remove(): void;
}

interface Request {
  readonly messageType: string;
  readonly method: string;
  readonly requestId: string;
}

export function useNestedAppBridge(): NestedAppBridge {
  // The library opens a channel to other tabs, which would keep the test's process alive.
  const before = globalThis.BroadcastChannel;
  Object.assign(globalThis, {
    BroadcastChannel: class extends NodeChannel {
      constructor(name: string) {
        super(name);
        this.unref();
      }
    },
  });

  const listeners = new Set<(response: { readonly data: string }) => void>();
  const tenant = 'aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb';
  const user = 'cccccccc-1111-4222-8333-dddddddddddd';
  const account = {
    homeAccountId: `${user}.${tenant}`,
    environment: 'login.windows.net',
    tenantId: tenant,
    localAccountId: user,
    username: 'saito@aozora.example',
  };
  const bridge = {
    methods: [] as string[],
    accessToken: unsigned({ aud: 'relay', scp: 'relay.use' }),
    needsConsent: false,
    cancels: false,
    fails: false,
    silent: false,
    renew: () => void (bridge.accessToken = unsigned({ aud: 'relay', scp: 'relay.use', nonce: 'another' })),
    remove: () => {
      Object.assign(globalThis, { BroadcastChannel: before });
      Reflect.deleteProperty(window, 'nestedAppAuthBridge');
    },
  };

  const outcome = (method: string): object => {
    const error = (status: string) => ({
      success: false,
      error: { status, code: status, description: status },
    });
    if (method === 'GetInitContext')
      return {
        success: true,
        initContext: {
          sdkName: 'stand-in',
          sdkVersion: '1',
          capabilities: { queryAccount: true },
          accountContext: account,
        },
      };
    if (bridge.fails) return error('PERSISTENT_ERROR');
    if (method === 'GetToken' && bridge.needsConsent) return error('USER_INTERACTION_REQUIRED');
    if (method === 'GetTokenPopup' && bridge.cancels) return error('USER_CANCEL');
    return {
      success: true,
      token: {
        access_token: bridge.accessToken,
        id_token: unsigned({ oid: user, tid: tenant, preferred_username: account.username, aud: 'client' }),
        expires_in: 3600,
        scope: 'relay.use',
        authority: `https://login.microsoftonline.com/${tenant}`,
      },
      account,
    };
  };

  Object.assign(window, {
    nestedAppAuthBridge: {
      addEventListener: (_: string, listener: (response: { readonly data: string }) => void) =>
        listeners.add(listener),
      postMessage: (text: string) => {
        const { method, requestId } = JSON.parse(text) as Request;
        bridge.methods.push(method);
        if (bridge.silent) return;
        const data = JSON.stringify({ messageType: 'NestedAppAuthResponse', requestId, ...outcome(method) });
        queueMicrotask(() => listeners.forEach((listener) => listener({ data })));
      },
    },
  });
  return bridge;
}

/** A token in shape only; whether one is genuine is the service's to check. */
function unsigned(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return [part({ alg: 'RS256', typ: 'JWT' }), part(claims), 'signature'].join('.');
}
