export {
  startServiceServer,
  type ServiceServer,
  type ServiceServerOptions,
} from './service-server';
