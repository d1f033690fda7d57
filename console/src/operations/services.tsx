import { useQuery } from '@tanstack/react-query';
import { texts } from '../texts.ts';
import { Loaded } from '../ui/loaded.tsx';
import { StatusLabel } from '../ui/values.tsx';
import { type ServiceStatus, serviceRead } from './reads.ts';

const names = ['command', 'query'] as const;

/** The status of each service and of its dependencies. */
export const Services = () => (
  <section className="operations-part" aria-labelledby="services">
    <h2 id="services">{texts.operations.services}</h2>
    <div className="services">
      {names.map((name) => (
        <Service key={name} name={name} />
      ))}
    </div>
  </section>
);

function Service({ name }: { name: (typeof names)[number] }) {
  const read = useQuery(serviceRead(name));
  return (
    <section className="card service" aria-label={texts.operations.names[name]} data-testid={`service-${name}`}>
      <h3>{texts.operations.names[name]}</h3>
      <p className="soft service-does">{texts.operations.does[name]}</p>
      <Loaded query={read}>{(status) => <Status service={status} />}</Loaded>
    </section>
  );
}

const tones = { ready: 'good', degraded: 'warn', 'not-ready': 'bad', unreachable: 'bad', 'not-shown': 'warn' } as const;

function Status({ service: { status, dependencies } }: { service: ServiceStatus }) {
  return (
    <>
      <p>
        <StatusLabel tone={tones[status]}>{texts.operations.ready[status]}</StatusLabel>
      </p>
      <ul className="service-dependencies">
        {Object.entries(dependencies).map(([dependency, { status, required, detail }]) => (
          <li key={dependency}>
            <StatusLabel tone={status === 'up' ? 'good' : required ? 'bad' : 'warn'}>
              {texts.operations[status]}
            </StatusLabel>
            <span>
              {dependency}
              {required && <span className="soft"> · {texts.operations.required}</span>}
              {detail !== undefined && status === 'down' && <span className="service-why">{detail}</span>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
