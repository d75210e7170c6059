import { CallQueue, officeCall } from '../../../src/addin/host/office-call.ts';
import { themeOf } from '../../../src/addin/host/office-theme.ts';
import { useOffice } from './fake-office.ts';

describe('a call to Outlook', () => {
  beforeEach(() => {
    useOffice({});
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  it('gives the value', async () => {
    const result = await officeCall<string>(1000, (callback) => callback(succeeded('html')));
    expect(result).toEqual({ ok: true, value: 'html' });
  });

  it('is a timeout when Outlook never calls back', async () => {
    const result = officeCall<string>(1000, () => undefined);
    await jest.advanceTimersByTimeAsync(1000);
    expect(await result).toMatchObject({ ok: false, fault: { code: 'timeout' } });
  });

  it('turns a thrown permission error into a fault', async () => {
    const result = await officeCall<string>(1000, () => {
      throw Object.assign(new Error('Elevated permission is required to call the method'), { code: 5000 });
    });
    expect(result).toMatchObject({ ok: false, fault: { code: 'permission' } });
  });

  it('tells html refused by a plain-text mail from other failures', async () => {
    const result = await officeCall<string>(1000, (callback) =>
      callback(refusedWith({ name: 'InvalidFormatError', code: 9006, message: '' })),
    );
    expect(result).toMatchObject({ ok: false, fault: { code: 'invalid_format' } });
  });

  it.each([
    [{ name: 'PermissionDenied', code: 7000, message: '' }, 'permission'],
    [{ name: 'GenericError', code: 9030, message: '' }, 'item_changed'],
    [{ name: 'ItemChangedError', code: 1, message: '' }, 'item_changed'],
    [{ name: 'DataExceedsMaximumSize', code: 1, message: '' }, 'too_large'],
    [{ name: 'GenericError', code: 9057, message: '' }, 'too_large'],
    [{ name: 'GenericError', code: 9020, message: '' }, 'failed'],
  ])('knows a refusal by its number or its name: %j is %s', async (error, code) => {
    const result = await officeCall<string>(1000, (callback) => callback(refusedWith(error)));
    expect(result).toMatchObject({ ok: false, fault: { code } });
  });

  it('knows a function that this Outlook does not have', async () => {
    const result = await officeCall<string>(1000, () => {
      throw new TypeError('item.getSelectedDataAsync is not a function');
    });
    expect(result).toMatchObject({ ok: false, fault: { code: 'unsupported' } });
  });
});

describe('the queue of calls', () => {
  it('never runs more at once than it is wide, and runs all', async () => {
    const queue = new CallQueue(2);
    let running = 0;
    let most = 0;
    const task = async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      return 1;
    };
    const done = await Promise.all(Array.from({ length: 7 }, () => queue.run(task)));
    expect(done).toHaveLength(7);
    expect(most).toBe(2);
  });

  it('lets nobody in between a hurried call and the next one, which its answer brings', async () => {
    const queue = new CallQueue(1);
    const order: string[] = [];
    const run = (name: string, isHurried: boolean) =>
      queue.run(async () => {
        await Promise.resolve();
        order.push(name);
      }, isHurried);
    const reads = [run('read', true).then(() => run('write', true)), run('look', false)];
    await Promise.all([...reads, run('look', false)]);
    expect(order).toEqual(['read', 'write', 'look', 'look']);
  });
});

describe('the theme', () => {
  it.each([
    ['#ffffff', false],
    ['#1f1f1f', true],
    ['#292929', true],
    ['#f0f0f0', false],
  ])('%s is dark: %s', (colour, isDark) => {
    expect(themeOf(colour)).toEqual({ isDark });
  });

  it('is unknown where Outlook names no colour', () => {
    expect(themeOf(undefined)).toBeNull();
  });
});

function succeeded<T>(value: T) {
  return { status: Office.AsyncResultStatus.Succeeded, value } as Office.AsyncResult<T>;
}

function refusedWith<T>(error: Office.Error) {
  return { status: Office.AsyncResultStatus.Failed, error } as Office.AsyncResult<T>;
}
