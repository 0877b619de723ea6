// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PoolId, ReleaseId} from "./interfaces/Ids.sol";
import {IPoolRegistry, Pool, PoolSettings, Release, Sale, Split} from "./interfaces/IPoolRegistry.sol";

/// @notice The manual is {IPoolRegistry}.
contract PoolRegistry is IPoolRegistry {
    uint256 private constant WHOLE_BPS = 10_000;

    uint32 public constant maximumWindowSeconds = 30 days;
    uint32 public immutable minimumChallengeSeconds;
    uint32 public immutable minimumInspectionSeconds;

    mapping(PoolId poolId => Pool) private _pools;
    mapping(ReleaseId releaseId => Release) private _releases;
    mapping(uint64 number => ReleaseId) private _releaseAt;
    uint64 private _releaseCount;

    /// @param challengeSeconds least challenge window of a pool: days on a real chain, seconds on a local one
    /// @param inspectionSeconds least inspection window of a release
    constructor(uint32 challengeSeconds, uint32 inspectionSeconds) {
        minimumChallengeSeconds = challengeSeconds;
        minimumInspectionSeconds = inspectionSeconds;
    }

    modifier onlyOwner(PoolId poolId) {
        _requireCaller(_pools[poolId].owner, poolId);
        _;
    }

    function openPool(bytes32 salt, PoolSettings calldata settings) external returns (PoolId poolId) {
        poolId = PoolId.wrap(keccak256(abi.encode(msg.sender, salt)));
        Pool storage opened = _pools[poolId];
        if (opened.owner != address(0)) revert PoolRegistry_PoolExists(poolId);
        _requireAddress(settings.operator);
        _requireAddress(settings.treasury);
        _requireAddress(settings.guardian);
        _requireHash(settings.termsHash);
        if (settings.token.code.length == 0) revert PoolRegistry_NoToken(settings.token);
        _requireWhole(settings.split);
        _requireWindow(settings.challengeSeconds, minimumChallengeSeconds);

        opened.owner = msg.sender;
        opened.challengeSeconds = settings.challengeSeconds;
        opened.token = settings.token;
        opened.split = settings.split;
        opened.operator = settings.operator;
        opened.guardian = settings.guardian;
        opened.treasury = settings.treasury;
        opened.termsHash = settings.termsHash;
        opened.anchorHead = PoolId.unwrap(poolId);
        emit PoolOpened(poolId, msg.sender, settings);
    }

    function transferPool(PoolId poolId, address newOwner) external onlyOwner(poolId) {
        _pools[poolId].pendingOwner = newOwner;
        emit PoolTransferStarted(poolId, msg.sender, newOwner);
    }

    function acceptPool(PoolId poolId, address operator, address treasury) external {
        Pool storage accepted = _pools[poolId];
        _requireCaller(accepted.pendingOwner, poolId);
        address previousOwner = accepted.owner;
        accepted.owner = msg.sender;
        delete accepted.pendingOwner;
        emit PoolTransferred(poolId, previousOwner, msg.sender);
        _setOperator(poolId, operator);
        _setTreasury(poolId, treasury);
        if (accepted.guardian == previousOwner) _setGuardian(poolId, msg.sender);
    }

    function setOperator(PoolId poolId, address operator) external onlyOwner(poolId) {
        _setOperator(poolId, operator);
    }

    function setGuardian(PoolId poolId, address guardian) external {
        _requireCaller(_pools[poolId].guardian, poolId);
        _setGuardian(poolId, guardian);
    }

    function setTreasury(PoolId poolId, address treasury) external onlyOwner(poolId) {
        _setTreasury(poolId, treasury);
    }

    function setSplit(PoolId poolId, Split calldata split) external onlyOwner(poolId) {
        _requireWhole(split);
        _pools[poolId].split = split;
        emit SplitChanged(poolId, split);
    }

    function closePool(PoolId poolId) external onlyOwner(poolId) {
        if (_pools[poolId].isClosed) revert PoolRegistry_PoolClosed(poolId);
        _pools[poolId].isClosed = true;
        emit PoolClosed(poolId);
    }

    function anchor(PoolId poolId, bytes32 root, uint256 count) external returns (bytes32 head) {
        Pool storage anchored = _pools[poolId];
        _requireCaller(anchored.operator, poolId);
        head = keccak256(abi.encode(anchored.anchorHead, root, count));
        anchored.anchorHead = head;
        emit Anchored(poolId, root, count, head);
    }

    function publishRelease(
        PoolId poolId,
        bytes32 manifestRoot,
        bytes32 termsHash,
        uint96 price,
        uint32 durationSeconds,
        uint32 inspectionSeconds
    ) external onlyOwner(poolId) returns (ReleaseId releaseId) {
        Pool storage from = _pools[poolId];
        if (from.isClosed) revert PoolRegistry_PoolClosed(poolId);
        releaseId = ReleaseId.wrap(keccak256(abi.encode(poolId, manifestRoot)));
        if (_releases[releaseId].number != 0) revert PoolRegistry_ReleaseExists(releaseId);
        _requireHash(manifestRoot);
        _requireHash(termsHash);
        if (price == 0) revert PoolRegistry_NoPrice();
        if (durationSeconds == 0) revert PoolRegistry_NoDuration();
        _requireWindow(inspectionSeconds, minimumInspectionSeconds);

        uint64 number = ++_releaseCount;
        _releaseAt[number] = releaseId;
        Release memory published = Release({
            poolId: poolId,
            manifestRoot: manifestRoot,
            termsHash: termsHash,
            price: price,
            durationSeconds: durationSeconds,
            inspectionSeconds: inspectionSeconds,
            number: number,
            isWithdrawn: false,
            treasury: from.treasury,
            split: from.split
        });
        _releases[releaseId] = published;
        emit ReleasePublished(poolId, releaseId, published);
    }

    function withdrawRelease(ReleaseId releaseId) external {
        Release storage withdrawn = _releases[releaseId];
        if (withdrawn.number == 0) revert PoolRegistry_UnknownRelease(releaseId);
        _requireCaller(_pools[withdrawn.poolId].owner, withdrawn.poolId);
        if (withdrawn.isWithdrawn) revert PoolRegistry_ReleaseWithdrawn(releaseId);
        withdrawn.isWithdrawn = true;
        emit ReleaseWithdrawn(withdrawn.poolId, releaseId);
    }

    function pool(PoolId poolId) external view returns (Pool memory) {
        return _pools[poolId];
    }

    function release(ReleaseId releaseId) external view returns (Release memory) {
        return _releases[releaseId];
    }

    function saleOf(ReleaseId releaseId) external view returns (Sale memory) {
        Release storage sold = _releases[releaseId];
        Pool storage from = _pools[sold.poolId];
        return Sale({
            token: from.token,
            price: sold.price,
            durationSeconds: sold.durationSeconds,
            inspectionSeconds: sold.inspectionSeconds,
            number: sold.number,
            isOnSale: sold.number != 0 && !sold.isWithdrawn && !from.isClosed,
            termsHash: sold.termsHash
        });
    }

    function poolAndTokenOf(ReleaseId releaseId) external view returns (PoolId poolId, address token) {
        poolId = _releases[releaseId].poolId;
        token = _pools[poolId].token;
        if (token == address(0)) revert PoolRegistry_UnknownRelease(releaseId);
    }

    function releaseAt(uint64 number) external view returns (ReleaseId) {
        return _releaseAt[number];
    }

    function tokenOf(PoolId poolId) external view returns (address) {
        return _pools[poolId].token;
    }

    function proposalTermsOf(PoolId poolId)
        external
        view
        returns (address operator, uint32 challengeSeconds)
    {
        return (_pools[poolId].operator, _pools[poolId].challengeSeconds);
    }

    function vetoersOf(PoolId poolId) external view returns (address owner, address guardian) {
        return (_pools[poolId].owner, _pools[poolId].guardian);
    }

    function _setOperator(PoolId poolId, address operator) private {
        _requireAddress(operator);
        _pools[poolId].operator = operator;
        emit OperatorChanged(poolId, operator);
    }

    function _setGuardian(PoolId poolId, address guardian) private {
        _requireAddress(guardian);
        _pools[poolId].guardian = guardian;
        emit GuardianChanged(poolId, guardian);
    }

    function _setTreasury(PoolId poolId, address treasury) private {
        _requireAddress(treasury);
        _pools[poolId].treasury = treasury;
        emit TreasuryChanged(poolId, treasury);
    }

    function _requireCaller(address allowed, PoolId poolId) private view {
        if (msg.sender == allowed) return;
        if (_pools[poolId].owner == address(0)) revert PoolRegistry_UnknownPool(poolId);
        revert PoolRegistry_Unauthorized(msg.sender, allowed);
    }

    function _requireAddress(address value) private pure {
        if (value == address(0)) revert PoolRegistry_ZeroAddress();
    }

    function _requireHash(bytes32 value) private pure {
        if (value == bytes32(0)) revert PoolRegistry_ZeroHash();
    }

    function _requireWhole(Split calldata split) private pure {
        uint256 sum =
            uint256(split.contributorsBps) + split.labelersBps + split.moderatorsBps + split.treasuryBps;
        if (sum != WHOLE_BPS) revert PoolRegistry_SplitNotWhole(sum, WHOLE_BPS);
    }

    function _requireWindow(uint32 actual, uint32 minimum) private pure {
        if (actual < minimum) revert PoolRegistry_WindowTooShort(actual, minimum);
        if (actual > maximumWindowSeconds) revert PoolRegistry_WindowTooLong(actual, maximumWindowSeconds);
    }
}
