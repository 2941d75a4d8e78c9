import 'reflect-metadata';
import { loadConfig, type Config } from '../platform/config';
import { createLog } from '../platform/log';
import { runProcess } from '../platform/run-process';
import { issueDemoToken } from './identity';
import { landing, startUpText } from './landing';
import { startProduct, type Product } from './product';

/** `npm start`: the whole product in one process. */
async function start(): Promise<Product> {
  const started = performance.now();
  const config = loadConfig();
  const log = createLog({ level: config.log.level });
  const product = await startProduct({ config, log, landing: landing(), say });
  say(
    startUpText({
      url: publicUrl(product.url, config),
      seconds: (performance.now() - started) / 1000,
      token: await issueDemoToken(config),
    }),
  );
  return product;
}

/** What to type into a browser: the name of this machine rather than an address of its interface. */
const publicUrl = (url: string, { http }: Config): string =>
  http.host === '127.0.0.1' || http.host === '0.0.0.0'
    ? url.replace(/\/\/[\d.]+:/, '//localhost:')
    : url;

const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);

void runProcess(start);
