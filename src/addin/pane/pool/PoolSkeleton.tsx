import { Card } from '../parts/Card.tsx';
import { Bone } from '../parts/Skeleton.tsx';

/** As high as what comes in its place: search, chips and a list of people. */
export function PoolSkeleton() {
  return (
    <>
      <div style={{ display: 'flex', flexDirection: 'column', rowGap: '8px' }}>
        <Bone height={32} />
        <Bone width="70%" height={26} />
      </div>
      <Card>
        <Bone width="50%" height={24} />
        <PeopleSkeleton />
      </Card>
    </>
  );
}

export function PeopleSkeleton() {
  return [0, 1, 2, 3].map((key) => (
    <div key={key} style={{ display: 'flex', columnGap: '12px', alignItems: 'center' }}>
      <Bone round width="32px" height={32} />
      <span style={{ flexGrow: 1, display: 'flex', flexDirection: 'column', rowGap: '6px' }}>
        <Bone width="45%" />
        <Bone width="70%" />
      </span>
    </div>
  ));
}
