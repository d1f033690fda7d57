import { useQuery } from '@tanstack/react-query';
import { texts } from '../texts.ts';
import { Reading } from '../ui/reading.tsx';
import { type ServiceStanding, serviceRead } from './reads.ts';
import { Standing } from './standing.tsx';

const names = ['command', 'query'] as const;

/** Whether each service can do its work, and what it leans on. */
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
      <Reading of={read}>{(standing) => <Answered standing={standing} />}</Reading>
    </section>
  );
}

const goodness = { ready: 'good', degraded: 'warn', 'not-ready': 'bad', unreachable: 'bad' } as const;

function Answered({ standing: { status, dependencies } }: { standing: ServiceStanding }) {
  return (
    <>
      <p>
        <Standing is={goodness[status]}>{texts.operations.ready[status]}</Standing>
      </p>
      <ul className="service-leans">
        {Object.entries(dependencies).map(([dependency, { status, required, detail }]) => (
          <li key={dependency}>
            <Standing is={status === 'up' ? 'good' : required ? 'bad' : 'warn'}>{texts.operations[status]}</Standing>
            <span>
              {dependency}
              {required && <span className="soft"> · {texts.operations.needed}</span>}
              {detail !== undefined && status === 'down' && <span className="service-why">{detail}</span>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
